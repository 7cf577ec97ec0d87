/**
 * What must not be seen in logs, traces and answers: which settings are secrets, and their values.
 */
@NullMarked
package dev.fairlead.runtime.secrets;

import org.jspecify.annotations.NullMarked;
