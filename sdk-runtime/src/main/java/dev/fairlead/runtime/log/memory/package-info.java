/**
 * A log in memory: topics, partitions and consumer groups, gone when the object is. It starts no
 * threads and takes its time from outside, so it carries the simulation; it is safe to use from
 * many threads, so it carries tests of threads, too.
 */
@NullMarked
package dev.fairlead.runtime.log.memory;

import org.jspecify.annotations.NullMarked;
