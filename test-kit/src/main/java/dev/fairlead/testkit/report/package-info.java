/**
 * What a person sees: counterexamples as text, a table of what happened to whom, and as a picture.
 * Pure functions of a law, a schedule and a history; only the gallery writes files.
 */
@NullMarked
package dev.fairlead.testkit.report;

import org.jspecify.annotations.NullMarked;
