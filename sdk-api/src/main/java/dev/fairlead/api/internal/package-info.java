/**
 * What the other packages share and no author names: how a record is taken apart and put together,
 * and how a single value looks as text. Everything here is immutable and may be used by any thread.
 * Not part of the API: it changes without notice.
 */
@NullMarked
package dev.fairlead.api.internal;

import org.jspecify.annotations.NullMarked;
