/**
 * Laws: what a plugin promises whether its author knows it or not. A law reads the history of one
 * life and says whether it was broken, where, and how. Pure functions; the ids are those of the
 * catalogue in the documentation, of test names and of failures.
 *
 * <p>A law for sinks is the same: a {@link dev.fairlead.testkit.law.Law} whose judge reads the
 * happenings that the sink simulation notes.
 */
@NullMarked
package dev.fairlead.testkit.law;

import org.jspecify.annotations.NullMarked;
