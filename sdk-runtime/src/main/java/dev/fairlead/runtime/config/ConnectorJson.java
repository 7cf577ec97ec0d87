package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.wording.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A connector's configuration in one of the two JSON forms; the flat one is tried first. */
final class ConnectorJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String source;
    private final Problems problems = new Problems();

    private ConnectorJson(String source) {
        this.source = source;
    }

    static ConnectorConfig parse(String source, String text) {
        try {
            return new ConnectorJson(source).read(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new ConfigException(
                    source
                            + " is not valid JSON"
                            + where(e.getLocation())
                            + ": "
                            + withoutSource(e.getOriginalMessage())
                            + "; correct it there");
        }
    }

    /** A limit that is exceeded, as of nesting, has no place. */
    private static String where(@Nullable JsonLocation place) {
        return place == null
                ? ""
                : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** Jackson names its source in the middle of a message, even when there is nothing to name. */
    private static String withoutSource(String message) {
        return message.replaceAll(
                "\\[Source: [^;]*; line: (\\d+), column: (\\d+)]", "line $1, column $2");
    }

    private ConnectorConfig read(JsonNode root) {
        boolean flat = !root.path("config").isObject();
        Map<String, String> settings = settings(flat ? root : root.path("config"));
        String name = root.path("name").asText("").strip();
        String inner = settings.getOrDefault("name", name).strip();
        if (name.isEmpty()) {
            name = inner;
        }
        if (name.isEmpty()) {
            problems.add("name is missing; add \"name\": \"<what to call the connector>\"");
        } else if (!inner.equals(name)) {
            problems.add(
                    "the name "
                            + quoted(name)
                            + " differs from the name "
                            + quoted(inner)
                            + " in config; use one name");
        }
        TargetState state = flat ? TargetState.RUNNING : state(root.path("initial_state"));
        problems.throwIfAny(source);
        settings.put("name", name);
        return new ConnectorConfig(name, settings, state);
    }

    private Map<String, String> settings(JsonNode object) {
        Map<String, String> settings = new TreeMap<>();
        object.properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().isContainerNode()) {
                                problems.add(
                                        "the value of "
                                                + quoted(entry.getKey())
                                                + " is an object or array; settings are texts,"
                                                + " numbers or booleans");
                            } else if (!entry.getValue().isNull()) {
                                settings.put(entry.getKey(), entry.getValue().asText());
                            }
                        });
        return settings;
    }

    private TargetState state(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return TargetState.RUNNING;
        }
        try {
            return TargetState.valueOf(node.asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problems.add(
                    "initial_state "
                            + quoted(node.asText())
                            + " is not one of RUNNING, PAUSED, STOPPED; set one of them");
            return TargetState.RUNNING;
        }
    }
}
