/**
 * Source partitions and source offsets as records. Connect keeps them as maps that travel through
 * JSON without schemas; the codec here writes only what survives that trip and refuses, loudly,
 * what it did not write. Immutable; any thread may use it.
 */
@NullMarked
package dev.fairlead.api.offset;

import org.jspecify.annotations.NullMarked;
