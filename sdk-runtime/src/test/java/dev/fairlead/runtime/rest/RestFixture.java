package dev.fairlead.runtime.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.herder.HerderFixture;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.wording.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** A herder behind its REST API, on any free port, and a client. */
final class RestFixture implements AutoCloseable {
    static final ObjectMapper MAPPER = new ObjectMapper();

    final HerderFixture herder;
    final Plugins plugins = Plugins.ofClassPath(getClass().getClassLoader());
    final RestPorts ports;
    final URI base;
    private final RestServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** An answer. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    RestFixture() {
        this(new HerderFixture());
    }

    /** In front of a herder, which it closes. */
    RestFixture(HerderFixture herder) {
        this.herder = herder;
        Map<String, String> settings = Map.of("listeners", "http://localhost:0");
        server = RestServer.bind(RestOptions.parse(settings, new Problems()));
        ports =
                new RestPorts(
                        herder.herder,
                        plugins,
                        () -> "cluster-1",
                        config -> config,
                        type -> {
                            throw new IllegalStateException("nobody measures " + type);
                        },
                        List.of(new RestPorts.Page("/metrics", "text/plain", () -> "1")));
        server.serve(ports);
        base = server.address().orElseThrow();
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer put(String path) {
        return send("PUT", path, null);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    Answer post(String path) {
        return send("POST", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, json(body));
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a request; a body is declared as JSON, whatever it is. */
    Answer send(String method, String path, String body) {
        java.net.http.HttpRequest.Builder request =
                java.net.http.HttpRequest.newBuilder(URI.create(base + path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            boolean json =
                    response.headers()
                            .firstValue("Content-Type")
                            .filter(type -> type.startsWith("application/json"))
                            .isPresent();
            return new Answer(
                    response.statusCode(),
                    json && !response.body().isEmpty()
                            ? MAPPER.readTree(response.body())
                            : MAPPER.missingNode(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes a connector out of a test's configuration. */
    Answer create(dev.fairlead.runtime.config.ConnectorConfig config) {
        return post("/connectors", Map.of("name", config.name(), "config", config.settings()));
    }

    static String json(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        plugins.close();
        herder.close();
    }
}
