package dev.fairlead.runtime.task;

/** A task's state as a user sees it, under Kafka Connect's names. */
public enum TaskState {
    UNASSIGNED,
    RUNNING,
    PAUSED,
    FAILED,
    RESTARTING,
    STOPPED
}
