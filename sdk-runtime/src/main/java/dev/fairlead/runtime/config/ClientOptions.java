package dev.fairlead.runtime.config;

import java.util.Map;

/**
 * Settings of Kafka clients, without the prefixes {@code producer.}, {@code consumer.} and {@code
 * admin.} (the worker's) or {@code producer.override.} and so on (a connector's).
 */
public record ClientOptions(
        Map<String, String> producer, Map<String, String> consumer, Map<String, String> admin) {
    public ClientOptions {
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
        admin = Map.copyOf(admin);
    }

    static ClientOptions parse(Settings settings, String infix) {
        return new ClientOptions(
                settings.under("producer." + infix),
                settings.under("consumer." + infix),
                settings.under("admin." + infix));
    }
}
