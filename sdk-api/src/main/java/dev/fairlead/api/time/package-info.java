/**
 * Time for authors: a clock, and work that is done later, on the task's own thread.
 *
 * <p>Everything here may be used by any thread.
 */
@NullMarked
package dev.fairlead.api.time;

import org.jspecify.annotations.NullMarked;
