package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.durable.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;

/**
 * A JSON file of connectors: {@code {"format": 1, "connectors": [{"name", "state", "config",
 * "secrets"}]}}. It is replaced as a whole, so that the death of the process, or a loss of power,
 * leaves the old or the new one. Only its owner can read it, because configurations have secrets.
 */
final class ConnectorFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FORMAT = 1;

    private final AtomicFile file;
    private final Path path;

    /** Of the connectors that were written last; most of them don't change until the next time. */
    private IdentityHashMap<ConnectorConfig, String> texts = new IdentityHashMap<>();

    ConnectorFile(Path path) {
        this.file = AtomicFile.ofOwner(path);
        this.path = file.path();
    }

    Path path() {
        return path;
    }

    /**
     * What is in the file; nothing if it isn't there.
     *
     * @throws KafkaException it can't be read; it is left as it is
     */
    Map<String, ConnectorConfig> read() {
        if (!Files.exists(path)) {
            return new LinkedHashMap<>();
        }
        try {
            return connectors(MAPPER.readTree(Files.readString(path)));
        } catch (IOException | IllegalArgumentException e) {
            throw new KafkaException(
                    "the connectors in '"
                            + path
                            + "' can't be read: "
                            + reason(e)
                            + "; correct the file or restore it from a backup, or move it away to"
                            + " begin without connectors",
                    e);
        }
    }

    private static Map<String, ConnectorConfig> connectors(JsonNode root) {
        if (root.path("format").asInt() != FORMAT || !root.path("connectors").isArray()) {
            throw new IllegalArgumentException(
                    "it is no file of connectors of format "
                            + FORMAT
                            + ", which this version of the worker reads");
        }
        Map<String, ConnectorConfig> connectors = new LinkedHashMap<>();
        for (JsonNode node : root.path("connectors")) {
            String name = node.path("name").asText();
            Map<String, String> settings = new TreeMap<>();
            node.path("config")
                    .properties()
                    .forEach(
                            entry -> {
                                if (!entry.getValue().isTextual()) {
                                    throw new IllegalArgumentException(
                                            "setting "
                                                    + quoted(entry.getKey())
                                                    + " of connector "
                                                    + quoted(name)
                                                    + " is no text");
                                }
                                settings.put(entry.getKey(), entry.getValue().asText());
                            });
            if (name.isEmpty() || !name.equals(settings.get("name"))) {
                throw new IllegalArgumentException(
                        "a connector is named "
                                + quoted(name)
                                + " and in its settings "
                                + quoted(settings.get("name")));
            }
            TargetState state = TargetState.valueOf(node.path("state").asText());
            connectors.put(name, new ConnectorConfig(name, settings, state, secrets(node)));
        }
        return connectors;
    }

    private static Optional<Set<String>> secrets(JsonNode node) {
        if (!node.path("secrets").isArray()) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        node.path("secrets").forEach(name -> names.add(name.asText()));
        return Optional.of(names);
    }

    /** Replaces the file; after a failure it is as it was. For one thread at a time. */
    void replace(Collection<ConnectorConfig> connectors) throws IOException {
        IdentityHashMap<ConnectorConfig, String> now = new IdentityHashMap<>();
        StringBuilder all = new StringBuilder();
        for (ConnectorConfig connector : connectors) {
            String known = texts.get(connector);
            String text = known == null ? text(connector) : known;
            now.put(connector, text);
            all.append(all.isEmpty() ? " " : ", ").append(text);
        }
        String whole = "{\n  \"format\" : " + FORMAT + ",\n  \"connectors\" : [" + all + " ]\n}\n";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        file.replace(out -> out.write(bytes));
        texts = now;
    }

    private static String text(ConnectorConfig connector) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", connector.name());
        node.put("state", connector.initialState().name());
        ObjectNode settings = node.putObject("config");
        new TreeMap<>(connector.settings()).forEach(settings::put);
        connector
                .secrets()
                .ifPresent(
                        names -> {
                            ArrayNode secrets = node.putArray("secrets");
                            new TreeSet<>(names).forEach(secrets::add);
                        });
        return MAPPER.writerWithDefaultPrettyPrinter()
                .writeValueAsString(node)
                .replace("\n", "\n  ");
    }
}
