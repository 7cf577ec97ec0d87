package dev.fairlead.maven.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The REST API of a worker. */
public final class ConnectRest {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(100); // stock gives up after 90

    /**
     * What the worker said.
     *
     * @param status the HTTP status
     * @param body what it sent, or a missing node if that wasn't JSON
     */
    public record Answer(int status, JsonNode body) {
        /**
         * Tells whether the worker did what it was asked.
         *
         * @return true for 2xx
         */
        public boolean isGood() {
            return status / 100 == 2;
        }

        /**
         * Returns the worker's reason for not doing it.
         *
         * @return its message, or only the status
         */
        public String reason() {
            return "HTTP " + status + body.path("message").asText().transform(ConnectRest::colon);
        }
    }

    private final HttpClient client;
    private final URI address;
    private final Optional<String> authorization;
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * Names a worker.
     *
     * @param address its REST address; {@code http://user:password@host:port} logs in
     */
    public ConnectRest(URI address) {
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
        authorization = Optional.ofNullable(address.getUserInfo()).map(ConnectRest::basic);
        this.address =
                URI.create(
                        address.toString().replaceFirst("//[^/@]*@", "//").replaceFirst("/+$", ""));
    }

    private static String colon(String message) {
        return message.isBlank() ? "" : ": " + message.strip();
    }

    private static String basic(String userInfo) {
        return "Basic "
                + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Encodes a name for a path.
     *
     * @param name a connector's name
     * @return the same as one segment of a path
     */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Asks for something.
     *
     * @param path below the address, with a slash in front
     * @return the answer, good or not
     * @throws MisfitException the worker doesn't answer
     */
    public Answer get(String path) throws MisfitException {
        return send(request(path).GET().build());
    }

    Answer put(String path, Object body) throws MisfitException {
        try {
            return send(
                    request(path)
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(mapper.writeValueAsString(body)))
                            .build());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWER);
        authorization.ifPresent(value -> builder.header("Authorization", value));
        return builder.header("Accept", "application/json");
    }

    private Answer send(HttpRequest request) throws MisfitException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw unreachable(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted");
        }
    }

    private JsonNode json(String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode
                    .getInstance(); // a proxy's page, for instance; the status says enough
        }
    }

    private MisfitException unreachable(String reason) {
        return new MisfitException(
                Finding.error(
                        "FL802",
                        "no worker answers: " + reason,
                        address.toString(),
                        "configurations go to a worker's REST API, which listens on port 8083"
                                + " unless \"listeners\" says otherwise",
                        """
                        start the worker, or name another:
                        -Dconnect.url=http://host:8083
                        -Dconnect.url=https://user:password@host:8083\
                        """));
    }
}
