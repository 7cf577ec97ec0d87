/**
 * A record in, an outcome out: transformations and converters, with tolerance for their errors.
 * Called by the task's owner thread; holds no state between records but what transformations keep.
 */
@NullMarked
package dev.fairlead.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
