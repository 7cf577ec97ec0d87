/** Decides what a task does next: pure, single-threaded. */
@NullMarked
package dev.fairlead.runtime.task;

import org.jspecify.annotations.NullMarked;
