package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.plugin.Plugins;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the REST API shows and steers. It closes none of it.
 *
 * @param clusterId the Kafka cluster's id, or what stands for it; may take a while, and fail
 * @param pages what is to be read beside the API
 */
public record RestPorts(
        Herder herder, Plugins plugins, Supplier<String> clusterId, List<Page> pages) {

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
