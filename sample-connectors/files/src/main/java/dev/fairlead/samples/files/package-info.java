/** Follows files, and writes them. */
@NullMarked
package dev.fairlead.samples.files;

import org.jspecify.annotations.NullMarked;
