/**
 * Transformations and predicates: the author says what changes in the fields, or which records are
 * meant; keys and values, structs and maps, nulls, schemas and settings are dealt with here.
 *
 * <p>Nothing here keeps anything of a record. Any thread may use what is configured.
 */
@NullMarked
package dev.fairlead.api.transform;

import org.jspecify.annotations.NullMarked;
