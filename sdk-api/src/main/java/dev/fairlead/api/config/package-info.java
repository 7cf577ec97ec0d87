/**
 * Configuration from records: a record of {@link dev.fairlead.api.Setting settings} gives the
 * definition, the validation and the typed value, so that they cannot disagree. Everything here is
 * immutable and may be used by any thread.
 */
@NullMarked
package dev.fairlead.api.config;

import org.jspecify.annotations.NullMarked;
