/**
 * A connector for tries and tests: {@link dev.fairlead.samples.generator.Generator} makes records
 * up. Every record follows from the seed, its stream and its number, so streams are the same
 * whenever they are made.
 */
@NullMarked
package dev.fairlead.samples.generator;

import org.jspecify.annotations.NullMarked;
