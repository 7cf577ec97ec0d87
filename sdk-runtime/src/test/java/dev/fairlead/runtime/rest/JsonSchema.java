package dev.fairlead.runtime.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The little of JSON Schema that our OpenAPI description uses. */
final class JsonSchema {
    private final JsonNode document;

    JsonSchema(JsonNode document) {
        this.document = document;
    }

    /** What {@code value} has that {@code schema} doesn't allow. */
    List<String> problems(JsonNode schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        check(schema, value, "$", problems);
        return problems;
    }

    /** A node, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private void check(JsonNode given, JsonNode value, String at, List<String> problems) {
        JsonNode schema = resolved(given);
        if (value.isNull()) {
            if (!schema.path("nullable").asBoolean()) {
                problems.add(at + " is null");
            }
            return;
        }
        if (schema.has("oneOf")) {
            long fitting = 0;
            for (JsonNode choice : schema.get("oneOf")) {
                fitting += problems(choice, value).isEmpty() ? 1 : 0;
            }
            if (fitting != 1) {
                problems.add(at + " fits " + fitting + " of the choices");
            }
        }
        schema.path("allOf").forEach(part -> check(part, value, at, problems));
        if (schema.has("type") && !isOf(schema.get("type").asText(), value)) {
            problems.add(at + " is no " + schema.get("type").asText() + ": " + value);
            return;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            problems.add(at + " is none of " + schema.get("enum") + ": " + value);
        }
        value.forEach(
                element -> {
                    if (value.isArray() && schema.has("items")) {
                        check(schema.get("items"), element, at + "[]", problems);
                    }
                });
        if (value.isObject()) {
            object(schema, value, at, problems);
        }
    }

    private void object(JsonNode schema, JsonNode value, String at, List<String> problems) {
        schema.path("required")
                .forEach(
                        name -> {
                            if (!value.has(name.asText())) {
                                problems.add(at + "." + name.asText() + " is missing");
                            }
                        });
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        value.properties()
                .forEach(
                        field -> {
                            String where = at + "." + field.getKey();
                            if (properties.has(field.getKey())) {
                                check(
                                        properties.get(field.getKey()),
                                        field.getValue(),
                                        where,
                                        problems);
                            } else if (others.isObject()) {
                                check(others, field.getValue(), where, problems);
                            } else if (others.isBoolean() && !others.asBoolean()) {
                                problems.add(where + " is not described");
                            }
                        });
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
