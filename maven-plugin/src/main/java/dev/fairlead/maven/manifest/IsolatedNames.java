package dev.fairlead.maven.manifest;

import java.util.List;

/**
 * Which names a worker loads from a plugin at all. Kafka's {@code
 * PluginUtils.shouldLoadInIsolation} sends {@code org.apache.kafka.*} and {@code org.slf4j.*} to
 * the worker's class path and takes a few packages of Kafka's own plugins out of that rule again.
 */
final class IsolatedNames {
    private static final List<String> WORKERS = List.of("org.apache.kafka.", "org.slf4j.");
    private static final List<String> PLUGINS_OF_KAFKA =
            List.of(
                    "org.apache.kafka.connect.transforms.",
                    "org.apache.kafka.connect.json.",
                    "org.apache.kafka.connect.file.",
                    "org.apache.kafka.connect.mirror.",
                    "org.apache.kafka.connect.converters.",
                    "org.apache.kafka.connect.connector.policy.",
                    "org.apache.kafka.common.config.provider.");

    private IsolatedNames() {}

    static boolean isHiddenByWorker(String className) {
        return WORKERS.stream().anyMatch(className::startsWith)
                && PLUGINS_OF_KAFKA.stream().noneMatch(className::startsWith);
    }
}
