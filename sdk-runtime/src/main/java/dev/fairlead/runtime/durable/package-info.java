/**
 * State that outlives the process: files that are replaced as a whole, and the one thread that
 * writes what others hand over, so that nobody waits for the disk.
 */
@NullMarked
package dev.fairlead.runtime.durable;

import org.jspecify.annotations.NullMarked;
