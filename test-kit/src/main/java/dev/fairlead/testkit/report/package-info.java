/**
 * What a person sees: counterexamples as text, a table of what happened to whom. Pure functions of
 * a law, a schedule and a history.
 */
@NullMarked
package dev.fairlead.testkit.report;

import org.jspecify.annotations.NullMarked;
