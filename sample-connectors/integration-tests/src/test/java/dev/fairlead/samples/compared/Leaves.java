package dev.fairlead.samples.compared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON as named values: {@code {"a": {"b": 1}}} is {@code a.b = 1}. Members of an array are called
 * by their names if they have some, else by their place.
 */
final class Leaves {
    private final Map<String, String> values = new TreeMap<>();

    private Leaves() {}

    static Map<String, String> of(String root, JsonNode node) {
        Leaves leaves = new Leaves();
        leaves.add(root, node);
        return leaves.values;
    }

    private void add(String path, JsonNode node) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(field -> add(path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray() && !node.isEmpty()) {
            Map<String, Integer> seen = new TreeMap<>();
            int place = 0;
            for (JsonNode member : node) {
                String name = name(member, place++);
                int times = seen.merge(name, 1, Integer::sum);
                add(path + "[" + name + (times > 1 ? "#" + times : "") + "]", member);
            }
        } else {
            values.put(path, node.isContainerNode() ? node.toString() : node.asText());
        }
    }

    private static String name(JsonNode member, int place) {
        if (member.path("definition").has("name")) {
            return member.path("definition").path("name").asText();
        }
        if (member.path("value").has("name")) {
            return member.path("value").path("name").asText();
        }
        if (member.has("class")) {
            return member.path("class").asText() + " " + member.path("type").asText();
        }
        if (member.has("name")) {
            return member.path("name").asText();
        }
        return String.valueOf(place);
    }
}
