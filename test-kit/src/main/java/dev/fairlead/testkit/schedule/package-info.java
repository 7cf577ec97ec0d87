/**
 * Schedules: what happens around a connector in one simulated life, step by step, in a form that
 * fits into one line of a failure and replays it. Values only; what a verb means is up to the
 * simulation that reads it (see {@link dev.fairlead.testkit.schedule.Alphabet}).
 */
@NullMarked
package dev.fairlead.testkit.schedule;

import org.jspecify.annotations.NullMarked;
