/**
 * Checks what connectors promise. {@link dev.fairlead.testkit.SourceLaws} is where a test begins:
 * it puts the real connector into the real worker core, replaces the world around it, lives through
 * thousands of schedules with crashes everywhere, judges each life by every law, and shrinks what
 * breaks one to a few steps.
 *
 * <p>The parts, each in a package of its own: a <b>world</b> is the outside system; a
 * <b>schedule</b> says what happens; a <b>simulation</b> lets it happen and writes a
 * <b>history</b>; a <b>law</b> judges the history; a <b>search</b> looks for schedules that break
 * laws; a <b>report</b> shows one; a <b>watch</b> looks after real time.
 *
 * <p>Sinks join by four things: happenings of their own ({@code history}), a {@code Simulation}
 * with its alphabet and driver ({@code simulation}), their laws ({@code law}), and an entry beside
 * {@code SourceLaws} that hands them to {@code Search}. Schedules, search, shrinking and reports
 * are the same.
 */
@NullMarked
package dev.fairlead.testkit;

import org.jspecify.annotations.NullMarked;
