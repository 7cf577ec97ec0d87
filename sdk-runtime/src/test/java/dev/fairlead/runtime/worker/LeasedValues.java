package dev.fairlead.runtime.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/** A config provider whose values run out after 40 s. A path is what a test has put there. */
public final class LeasedValues implements ConfigProvider {
    private static final Map<String, Optional<String>> VALUES = new ConcurrentHashMap<>();

    /** From now on the value of all keys of a path. */
    static void put(String path, String value) {
        VALUES.put(path, Optional.of(value));
    }

    /** From now on a path can't be read. */
    static void fail(String path) {
        VALUES.put(path, Optional.empty());
    }

    @Override
    public ConfigData get(String path) {
        return get(path, Set.of());
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        String value =
                VALUES.getOrDefault(path, Optional.empty())
                        .orElseThrow(() -> new ConfigException("the vault is shut"));
        Map<String, String> data = new HashMap<>();
        keys.forEach(key -> data.put(key, value));
        return new ConfigData(data, 40_000L);
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
