/**
 * Examinations: laws that are judged by calling a connector directly, without a schedule. What a
 * worker asks of a connector beside running its tasks is asked here: its definition, its version,
 * how it divides its work, whether offsets may be altered, and what is left when it is gone.
 *
 * <p>Each law gets a new world. Calls are made on threads of their own, so that one that hangs can
 * be given up, and in a thread group of their own, so that threads left behind are told from those
 * of other tests.
 */
@NullMarked
package dev.fairlead.testkit.examination;

import org.jspecify.annotations.NullMarked;
