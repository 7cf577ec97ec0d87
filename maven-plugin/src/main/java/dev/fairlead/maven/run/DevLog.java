package dev.fairlead.maven.run;

import java.util.Optional;

/**
 * The log that the worker works on.
 *
 * @param directory the name of the worker's data directory
 * @param bootstrapServers of Kafka; empty for the embedded log
 */
public record DevLog(String directory, Optional<String> bootstrapServers) {
    /**
     * The worker's own.
     *
     * @return it
     */
    public static DevLog embedded() {
        return new DevLog("data", Optional.empty());
    }

    /**
     * A broker that comes and goes with dev mode.
     *
     * @param bootstrapServers where it is this time
     * @return it
     */
    public static DevLog ownKafka(String bootstrapServers) {
        return new DevLog("data-own-kafka", Optional.of(bootstrapServers));
    }

    /**
     * A cluster that is there anyway.
     *
     * @param bootstrapServers where it is
     * @return it
     */
    public static DevLog kafka(String bootstrapServers) {
        return new DevLog(
                "data-" + bootstrapServers.replaceAll("[^A-Za-z0-9.]", "-"),
                Optional.of(bootstrapServers));
    }
}
