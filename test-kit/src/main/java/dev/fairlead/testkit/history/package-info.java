/**
 * Histories: what happened in one simulated life, in total order. Simulations write them, laws read
 * them, failures print them. Values only; built by one thread, immutable afterwards.
 */
@NullMarked
package dev.fairlead.testkit.history;

import org.jspecify.annotations.NullMarked;
