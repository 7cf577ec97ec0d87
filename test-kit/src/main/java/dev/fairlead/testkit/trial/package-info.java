/**
 * What trials of plugins without a world have in common: the docket of laws, guessed settings,
 * shrinking, threads, growth. Nothing here knows a kind of plugin.
 */
@NullMarked
package dev.fairlead.testkit.trial;

import org.jspecify.annotations.NullMarked;
