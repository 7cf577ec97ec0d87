package dev.fairlead.runtime.rest;

import static dev.fairlead.runtime.wording.Wording.quoted;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and writes the bodies of requests and answers. Thread-safe. */
final class Json {
    static final String CONTENT_TYPE = "application/json";

    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    /** An answer with {@code body} as JSON. */
    Reply reply(int status, Object body) {
        try {
            return Reply.of(status, CONTENT_TYPE, mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer can't be written as JSON", e);
        }
    }

    /** The answer to a request that failed. */
    Reply error(int status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error_code", status);
        body.put("message", message);
        return reply(status, body);
    }

    /** A limit that is exceeded, as of nesting, has no place. */
    private static String where(@Nullable JsonLocation place) {
        return place == null
                ? ""
                : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** A body that must be a JSON object. */
    JsonNode object(byte[] body) {
        if (body.length == 0) {
            throw HttpFailure.badRequest("the request has no body; send a JSON object");
        }
        JsonNode node;
        try {
            node = mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw HttpFailure.badRequest(
                    "the request's body is not JSON: "
                            + e.getOriginalMessage().replaceAll("\\(start marker at .*?]\\)", "")
                            + where(e.getLocation()));
        } catch (IOException e) {
            throw HttpFailure.badRequest("the request's body is not JSON: " + e.getMessage());
        }
        return object("the request's body", node);
    }

    /** {@code node} if it is an object; else the request is wrong. */
    static JsonNode object(String what, @Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            throw HttpFailure.badRequest(what + " is " + kind(node) + "; it must be a JSON object");
        }
        return node;
    }

    /** Refuses an object with fields that mean nothing. */
    static void onlyFields(JsonNode object, Set<String> known) {
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw HttpFailure.badRequest(
                                        "the request's body has a field "
                                                + quoted(name)
                                                + " that means nothing; there are "
                                                + String.join(", ", new TreeSet<>(known)));
                            }
                        });
    }

    /** The settings in an object: scalars as text, and nulls. */
    static Map<String, @Nullable String> settings(String what, JsonNode object) {
        Map<String, @Nullable String> settings = new LinkedHashMap<>();
        object.properties()
                .forEach(
                        field -> {
                            JsonNode value = field.getValue();
                            if (value.isContainerNode()) {
                                throw HttpFailure.badRequest(
                                        what
                                                + " has "
                                                + kind(value)
                                                + " as the value of "
                                                + quoted(field.getKey())
                                                + "; settings are texts");
                            }
                            settings.put(field.getKey(), value.isNull() ? null : value.asText());
                        });
        return settings;
    }

    /** A field's text; null when it is missing or null. */
    static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isContainerNode()) {
            throw HttpFailure.badRequest(
                    quoted(field) + " is " + kind(value) + "; it must be a text");
        }
        return value.asText();
    }

    /** A node as plain Java values. */
    Map<String, Object> map(JsonNode object) {
        return mapper.convertValue(object, new TypeReference<Map<String, Object>>() {});
    }

    private static String kind(@Nullable JsonNode node) {
        JsonNodeType type = node == null ? JsonNodeType.MISSING : node.getNodeType();
        return switch (type) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case BINARY, MISSING -> "missing";
        };
    }
}
