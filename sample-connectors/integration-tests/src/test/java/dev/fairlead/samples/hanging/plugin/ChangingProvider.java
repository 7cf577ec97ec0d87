package dev.fairlead.samples.hanging.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/** A file is the value of each key; it is good for a second. */
public final class ChangingProvider implements ConfigProvider {
    private static final long VALID_MS = 1_000;

    /** Called by the worker. */
    public ChangingProvider() {}

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public ConfigData get(String path) {
        return get(path, Set.of());
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        try {
            String value = Files.readString(Path.of(path));
            return new ConfigData(
                    keys.stream().collect(Collectors.toMap(key -> key, key -> value)), VALID_MS);
        } catch (IOException e) {
            throw new ConfigException("no value in " + path);
        }
    }

    @Override
    public void close() {}
}
