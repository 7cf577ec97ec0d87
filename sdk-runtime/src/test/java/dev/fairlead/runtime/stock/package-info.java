/**
 * Compares classes of ours that bear the names of stock's with stock's own, each in a loader of its
 * own.
 */
@NullMarked
package dev.fairlead.runtime.stock;

import org.jspecify.annotations.NullMarked;
