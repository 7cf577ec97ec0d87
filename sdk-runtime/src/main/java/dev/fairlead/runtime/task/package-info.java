/**
 * Decides what a task does next. {@link dev.fairlead.runtime.task.SourceTaskMachine} and {@link
 * dev.fairlead.runtime.task.SinkTaskMachine} turn an event into effects: no thread, clock, lock,
 * I/O, chance or plugin code inside. A driver tells them what happened and does what they say; the
 * threaded driver of the worker and the simulating driver of the test kit drive the same classes.
 *
 * <p>A machine is confined to whoever drives it: one event at a time, in order, with a
 * happens-before edge between events.
 */
@NullMarked
package dev.fairlead.runtime.task;

import org.jspecify.annotations.NullMarked;
