package dev.fairlead.runtime.task;

/**
 * Names a task.
 *
 * @param number counts from 0 within the connector
 */
public record TaskId(String connector, int number) {
    /** Kafka Connect's form: {@code connector-0}. */
    @Override
    public String toString() {
        return connector + "-" + number;
    }
}
