/**
 * Connect schemas and values from Java types: a record describes a struct, and a codec translates
 * both ways. The description is read once; the codec is immutable and may be used by any thread.
 */
@NullMarked
package dev.fairlead.api.schema;

import org.jspecify.annotations.NullMarked;
