package dev.fairlead.runtime.config;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * A config provider, with somebody who hears what it provides.
 *
 * @param calling calls the provider
 */
record ProvidedValues(
        ConfigProvider provider,
        Function<Supplier<ConfigData>, ConfigData> calling,
        Consumer<ConfigData> heard)
        implements ConfigProvider {
    @Override
    public ConfigData get(String path) {
        return told(() -> provider.get(path));
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        return told(() -> provider.get(path, keys));
    }

    private ConfigData told(Supplier<ConfigData> reading) {
        ConfigData data = calling.apply(reading);
        heard.accept(data);
        return data;
    }

    /** It is configured already. */
    @Override
    public void configure(Map<String, ?> configs) {}

    /** Who made it closes it. */
    @Override
    public void close() {}
}
