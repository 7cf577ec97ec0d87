/**
 * The boundaries inside the worker, as rules that the build checks. Each rule is also shown code
 * that breaks it, and must report it: a rule that a renamed package has disarmed fails.
 */
@NullMarked
package dev.fairlead.runtime.architecture;

import org.jspecify.annotations.NullMarked;
