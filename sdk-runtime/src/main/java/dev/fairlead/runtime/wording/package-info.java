/**
 * How the worker words what it tells people: one clear paragraph, values quoted, and the name that
 * was probably meant. Stateless.
 */
@NullMarked
package dev.fairlead.runtime.wording;

import org.jspecify.annotations.NullMarked;
