/**
 * A transformation that hides what fields say: {@link dev.fairlead.samples.masking.Mask}, for keys
 * and values, at any depth, and {@link dev.fairlead.samples.masking.MaskHeaders} for headers.
 */
@NullMarked
package dev.fairlead.samples.masking;

import org.jspecify.annotations.NullMarked;
