package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.task.TaskId;

/**
 * An assembled task: what its thread runs, and how to tell it something from other threads.
 *
 * @param body runs the task to its end
 * @param cancel gives the task up
 * @param release closes what the task used; run once, when the task has ended
 * @param forget takes away what is shown of the task; run when nobody is to see it any more
 */
record TaskControl(
        TaskId id,
        ClassLoader loader,
        Runnable body,
        Runnable pause,
        Runnable resume,
        Runnable stop,
        Runnable cancel,
        Runnable release,
        Runnable forget) {}
