/**
 * Converters: the author says how a value looks as bytes; schemas, nulls, headers, settings and
 * messages are dealt with here. {@link dev.fairlead.api.convert.TypedConverter} has an example.
 *
 * <p>A worker calls a converter on one thread at a time.
 */
@NullMarked
package dev.fairlead.api.convert;

import org.jspecify.annotations.NullMarked;
