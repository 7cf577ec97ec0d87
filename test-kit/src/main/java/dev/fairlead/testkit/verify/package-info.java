/**
 * Judges plugins that are named rather than given as classes: brings a plugin of any kind before
 * the laws of its kind, in a world that is named or described. One half runs in the process that
 * asks, the other in the one that judges.
 */
@NullMarked
package dev.fairlead.testkit.verify;

import org.jspecify.annotations.NullMarked;
