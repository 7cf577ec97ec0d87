package dev.fairlead.runtime.pipeline;

/**
 * Why a record could not be handled.
 *
 * @param plugin the class that failed
 */
public record RecordFailure(Stage stage, String plugin, Throwable cause) {
    /**
     * The stages of a record's way, under the names that stock Kafka Connect uses in logs and
     * headers.
     */
    public enum Stage {
        TASK_POLL,
        TASK_PUT,
        TRANSFORMATION,
        KEY_CONVERTER,
        VALUE_CONVERTER,
        HEADER_CONVERTER,
        KAFKA_PRODUCE,
        KAFKA_CONSUME
    }
}
