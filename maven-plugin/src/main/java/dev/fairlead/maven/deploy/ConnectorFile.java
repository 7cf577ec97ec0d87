package dev.fairlead.maven.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A connector as a file describes it: Java properties, a JSON object of settings, or a JSON object
 * with {@code name} and {@code config}.
 *
 * @param file where it was read
 * @param name what the worker calls the connector
 * @param config its settings, without {@code name}
 */
public record ConnectorFile(Path file, String name, Map<String, String> config) {

    /** Copies what it is given. */
    public ConnectorFile {
        config = new TreeMap<>(config);
        config.remove("name");
    }

    /**
     * Reads a file.
     *
     * @param file a .properties or .json file
     * @return the connector
     * @throws MisfitException the file can't be read, or isn't in one of the formats
     */
    static ConnectorFile read(Path file) throws MisfitException {
        try {
            String text = Files.readString(file);
            return text.stripLeading().startsWith("{")
                    ? ofJson(file, new ObjectMapper().readTree(text))
                    : ofProperties(file, text);
        } catch (JsonProcessingException e) {
            throw unreadable(
                    file,
                    e.getOriginalMessage().replaceFirst("\\s*\\(start marker.*", "")
                            + " in line "
                            + e.getLocation().getLineNr());
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e.toString());
        }
    }

    private static ConnectorFile ofProperties(Path file, String text)
            throws IOException, MisfitException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> settings = new TreeMap<>();
        properties.forEach((key, value) -> settings.put((String) key, (String) value));
        return named(file, settings.getOrDefault("name", ""), settings);
    }

    private static ConnectorFile ofJson(Path file, JsonNode root) throws MisfitException {
        JsonNode config = root.path("config").isObject() ? root.path("config") : root;
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : config.properties()) {
            if (field.getValue().isContainerNode()) {
                throw unreadable(
                        file, "the value of \"" + field.getKey() + "\" is not a text or a number");
            }
            settings.put(field.getKey(), field.getValue().asText());
        }
        String name = settings.getOrDefault("name", "");
        return named(file, root.path("name").asText(name), settings);
    }

    private static ConnectorFile named(Path file, String name, Map<String, String> settings)
            throws MisfitException {
        if (name.isBlank()) {
            throw unreadable(file, "it says no name");
        }
        return new ConnectorFile(file, name.strip(), settings);
    }

    private static MisfitException unreadable(Path file, String reason) {
        return new MisfitException(
                Finding.error(
                        "FL801",
                        "a connector's configuration can't be read: " + reason,
                        file.toString(),
                        "a worker takes a name and settings that are texts",
                        """
                        name=orders
                        connector.class=com.acme.OrdersConnector
                        or, as JSON,
                        {"name": "orders", "config": {"connector.class": "com.acme.OrdersConnector"}}\
                        """));
    }
}
