package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.plugin.Plugins;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.metrics.PluginMetrics;

/**
 * What the REST API shows and steers. It closes none of it.
 *
 * @param clusterId the Kafka cluster's id, or what stands for it; may take a while, and fail
 * @param fill fills the placeholders of a connector's configuration
 * @param metrics where an extension of this class measures itself (KIP-877)
 * @param pages what is to be read beside the API
 */
public record RestPorts(
        Herder herder,
        Plugins plugins,
        Supplier<String> clusterId,
        UnaryOperator<Map<String, String>> fill,
        Function<Class<?>, PluginMetrics> metrics,
        List<Page> pages) {

    /**
     * A text that is made anew for each who asks.
     *
     * @param path where it is, with a slash before it
     */
    public record Page(String path, String contentType, Supplier<String> text) {}

    public RestPorts {
        pages = List.copyOf(pages);
    }
}
