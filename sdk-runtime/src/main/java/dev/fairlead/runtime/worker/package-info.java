/**
 * Runs tasks on threads: one owner thread per task, mail from everybody else. The drivers here
 * perform what the machines of {@link dev.fairlead.runtime.task} decide.
 */
@NullMarked
package dev.fairlead.runtime.worker;

import org.jspecify.annotations.NullMarked;
