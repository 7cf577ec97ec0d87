/**
 * Lives of real plugins in the real worker core with a simulated world around it. One thread,
 * virtual time; a {@link dev.fairlead.testkit.schedule.Schedule} decides everything, so that the
 * same schedule gives the same history. No thread, clock or chance of its own.
 *
 * <p>The machines of {@code dev.fairlead.runtime.task} decide what a task may be asked when, as
 * they do in the worker; a step that isn't possible at its time has no effect. Calls to the plugin
 * go through {@code dev.fairlead.runtime.calls}, as in the worker. Each interaction of the driver
 * with task, log and offset store is a point where {@link
 * dev.fairlead.testkit.simulation.CrashPoints} can end the worker's life.
 *
 * <p>Sinks plug in beside sources: a {@link dev.fairlead.testkit.simulation.Simulation} with its
 * own {@link dev.fairlead.testkit.schedule.Alphabet}, a driver over {@code SinkTaskMachine},
 * happenings beside {@link dev.fairlead.testkit.history.SourceHappening}, and {@link
 * dev.fairlead.testkit.law.Law}s that read them. Search, shrinking, replay and reports know nothing
 * of sources or sinks.
 */
@NullMarked
package dev.fairlead.testkit.simulation;

import org.jspecify.annotations.NullMarked;
