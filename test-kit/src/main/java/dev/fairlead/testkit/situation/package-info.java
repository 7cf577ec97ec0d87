/**
 * Situations: what kinds of trouble a connector was in, counted over all lives of a run. Read off
 * histories, so that a run can say what it never came to.
 */
@NullMarked
package dev.fairlead.testkit.situation;

import org.jspecify.annotations.NullMarked;
