package dev.fairlead.samples.compared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A worker's REST API. */
record Rest(HttpClient client, String address) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> HEADERS = List.of("Content-Type", "Location", "Allow");

    /** Apache's worker gives up after 90 s; who waits so long for something else waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);

    /** A request, with this worker's names. */
    record Ask(String method, String path, String body, Map<String, String> headers) {}

    /** Whether it answers soon, also what the herder has to answer. */
    boolean isUp() {
        try {
            return send(new Ask("GET", "/connectors", "", Map.of()), SHORT_PATIENCE).statusCode()
                            == 200
                    && send(new Ask("GET", "/health", "", Map.of()), SHORT_PATIENCE).statusCode()
                            == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends a request; what is seen is without what differs from run to run. */
    Seen seen(Ask ask, UnaryOperator<String> plain) throws IOException {
        HttpResponse<String> response = send(ask);
        Map<String, String> values = new TreeMap<>();
        values.put("status", String.valueOf(response.statusCode()));
        for (String header : HEADERS) {
            response.headers()
                    .firstValue(header)
                    .ifPresent(value -> values.put("header " + header, plain.apply(value)));
        }
        String body = response.body();
        if (!body.isEmpty()) {
            values.putAll(body(body, plain));
        }
        values.remove("body.error_code", values.get("status"));
        String entity = Entities.parsed(ask, response.statusCode(), body);
        if (!entity.isEmpty()) {
            values.put("as stock's clients read it", plain.apply(entity));
        }
        return Seen.of(values);
    }

    private static Map<String, String> body(String body, UnaryOperator<String> plain) {
        Map<String, String> values = new TreeMap<>();
        try {
            Leaves.of("body", sorted(MAPPER.readTree(body)))
                    .forEach((name, value) -> values.put(plain.apply(name), plain.apply(value)));
        } catch (JsonProcessingException e) {
            values.put("body", plain.apply(body));
        }
        return values;
    }

    /** Offsets, and the names of connectors and topics, come in any order. */
    private static JsonNode sorted(JsonNode body) {
        if (body.path(0).isTextual()) {
            return sortedNames(body);
        }
        body.forEach(
                member -> {
                    if (member instanceof ObjectNode its && its.path("topics").isArray()) {
                        its.set("topics", sortedNames(its.path("topics")));
                    }
                });
        if (body.path("offsets").isArray()) {
            List<JsonNode> offsets = new ArrayList<>();
            body.path("offsets").forEach(offsets::add);
            offsets.sort((one, other) -> one.toString().compareTo(other.toString()));
            return MAPPER.createObjectNode().set("offsets", MAPPER.valueToTree(offsets));
        }
        return body;
    }

    private static JsonNode sortedNames(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return MAPPER.valueToTree(names.stream().sorted().toList());
    }

    private HttpResponse<String> send(Ask ask) throws IOException {
        return send(ask, PATIENCE);
    }

    private HttpResponse<String> send(Ask ask, Duration patience) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + address + ask.path()))
                        .timeout(patience)
                        .method(
                                ask.method(),
                                ask.body().isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(ask.body()));
        ask.headers().forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The names of the connectors that begin so. */
    List<String> connectors(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode name :
                MAPPER.readTree(send(new Ask("GET", "/connectors", "", Map.of())).body())) {
            if (name.asText().startsWith(prefix)) {
                names.add(name.asText());
            }
        }
        return names;
    }
}
