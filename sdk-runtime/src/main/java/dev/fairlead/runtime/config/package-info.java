/**
 * What users configure, read once at the edge and typed from there on: the worker's options, the
 * connectors' options, the files they come in, and placeholders that config providers fill.
 *
 * <p>Names, defaults and file formats are stock Kafka Connect's; ours begin with {@code fairlead.}.
 * All problems of one configuration are reported together. Everything here is immutable but for
 * {@link dev.fairlead.runtime.config.Placeholders}, which is thread-safe.
 */
@NullMarked
package dev.fairlead.runtime.config;

import org.jspecify.annotations.NullMarked;
