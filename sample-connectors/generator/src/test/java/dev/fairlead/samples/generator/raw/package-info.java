/**
 * The generator once more, against Connect's API alone: what the SDK spares its author. It keeps
 * the same laws, so it is the same job; its lines are counted in {@code docs/samples.md}.
 */
@NullMarked
package dev.fairlead.samples.generator.raw;

import org.jspecify.annotations.NullMarked;
