package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.util.Optional;

/** Hears how a task is doing; called on the task's threads, must not block. */
@FunctionalInterface
public interface TaskStatusListener {
    /** {@code failure} says why a task is {@link TaskState#FAILED}. */
    void changed(TaskId task, TaskState state, Optional<Failure> failure);
}
