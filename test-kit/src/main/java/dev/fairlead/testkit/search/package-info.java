/**
 * Looks for the schedule that breaks a law: crashes at every point of some base schedules, then
 * schedules drawn with a seed; what is found is shrunk. Deterministic: the same seed finds the same
 * counterexamples on every machine.
 */
@NullMarked
package dev.fairlead.testkit.search;

import org.jspecify.annotations.NullMarked;
