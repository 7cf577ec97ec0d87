package dev.fairlead.maven.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.maven.Finding;
import java.util.ArrayList;
import java.util.List;

/** Says what there is, when a worker doesn't know a connector's class. */
final class UnknownPlugin {
    private final ConnectRest rest;

    UnknownPlugin(ConnectRest rest) {
        this.rest = rest;
    }

    MisfitException explain(ConnectorFile connector, String type, String reason)
            throws MisfitException {
        List<String> connectors = new ArrayList<>();
        for (JsonNode plugin : rest.get("/connector-plugins").body()) {
            connectors.add(plugin.path("class").asText());
        }
        return new MisfitException(
                Finding.error(
                        "FL804",
                        "the worker can't validate a \"" + type + "\": " + reason,
                        connector.file() + ", setting connector.class",
                        connectors.contains(type)
                                ? "the worker has this plugin, and it failed when it was asked"
                                : connectors.isEmpty()
                                        ? "the worker lists no connector at all"
                                        : "the worker has these connectors: "
                                                + String.join(", ", connectors),
                        "put the plugin jar into a directory of the worker's plugin.path and start"
                                + " the worker again; mvn fairlead:doctor"
                                + " -Dfairlead.plugins=<directory> says what is wrong with one"));
    }
}
