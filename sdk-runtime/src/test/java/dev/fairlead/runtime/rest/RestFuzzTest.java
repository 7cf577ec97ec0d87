package dev.fairlead.runtime.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.runtime.task.TaskState;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Requests that nobody should send. The seed and the number of requests are system properties, so
 * that a build can try thousands.
 */
@Timeout(600)
class RestFuzzTest {
    private static final int REQUESTS = Integer.getInteger("fairlead.fuzz.requests", 300);
    private static final long SEED = Long.getLong("fairlead.fuzz.seed", 17);

    private static final List<String> METHODS =
            List.of("GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW", "TRACE");
    private static final List<String> SEGMENTS =
            List.of(
                    "connectors",
                    "kept",
                    "config",
                    "status",
                    "offsets",
                    "tasks",
                    "0",
                    "restart",
                    "stop",
                    "topics",
                    "reset",
                    "connector-plugins",
                    "validate",
                    "admin",
                    "loggers",
                    "root",
                    "health",
                    "openapi.json",
                    "x%2Fy",
                    "%00",
                    "%C3%A9",
                    "%ff",
                    "%",
                    "..",
                    "%2e%2e",
                    "a;b=c",
                    "",
                    "\u00e9",
                    "a b",
                    "\\",
                    "-1",
                    "99999999999",
                    "null");
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "7",
                    "-1e400",
                    "\"\"",
                    "\"x\"",
                    "[]",
                    "{}",
                    "[[[[]]]]",
                    "\"[hidden]\"",
                    "\"${file:/etc/passwd:x}\"",
                    "\"\\u0000\"",
                    "\"kept\"",
                    "\"STOPPED\"",
                    "{\"kafka_topic\":\"t\"}",
                    "\"FileStreamSource\"",
                    "1.5");
    private static final List<String> NAMES =
            List.of(
                    "name",
                    "config",
                    "initial_state",
                    "offsets",
                    "partition",
                    "offset",
                    "level",
                    "connector.class",
                    "tasks.max",
                    "topics",
                    "",
                    "\\u0000",
                    "transforms",
                    "key");

    private final RestFixture rest = new RestFixture();
    private final SplittableRandom random = new SplittableRandom(SEED);

    @AfterEach
    void close() throws Exception {
        rest.close();
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        int segments = random.nextInt(5);
        for (int i = 0; i < segments; i++) {
            path.append('/').append(one(SEGMENTS));
        }
        if (random.nextInt(4) == 0) {
            path.append('?')
                    .append(one(List.of("expand", "forward", "connectorsOnly", "x%")))
                    .append(
                            one(
                                    List.of(
                                            "",
                                            "=",
                                            "=status",
                                            "=%zz",
                                            "=true&=&&",
                                            "=info&expand=status")));
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private String json(int depth) {
        int kind = random.nextInt(depth > 3 ? 1 : 3);
        if (kind == 0) {
            return one(VALUES);
        }
        List<String> parts = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            String value = json(depth + 1);
            parts.add(kind == 1 ? "\"" + one(NAMES) + "\":" + value : value);
        }
        return kind == 1
                ? "{" + String.join(",", parts) + "}"
                : "[" + String.join(",", parts) + "]";
    }

    private String body() {
        String json = json(0);
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> json.substring(0, random.nextInt(json.length() + 1));
            case 2 -> json + json;
            case 3 -> "[".repeat(random.nextInt(3000));
            case 4 -> "\u0000\u00ff\u00fe" + json;
            default -> json;
        };
    }

    /** Not through an HTTP client, which would mend or refuse most of it. */
    private String send(String method, String path, String body) throws IOException {
        String type = random.nextInt(10) == 0 ? "text/plain" : "application/json";
        String request =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        try (Socket socket = new Socket(rest.base.getHost(), rest.base.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer within 30 s to " + method + " " + path, e);
        } catch (SocketException e) {
            return "reset"; // the server has said no, and closed while we were still sending
        }
    }

    private void assertSensible(String request, String answer) throws IOException {
        if (answer.equals("reset")) {
            return;
        }
        assertThat(answer).as(request).startsWith("HTTP/1.1 ");
        int status = Integer.parseInt(answer.substring(9, 12));
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).as(request).doesNotContain("this is a bug of fairlead");
        if (status >= 400 && !request.contains(": HEAD ")) {
            JsonNode error = RestFixture.MAPPER.readTree(body.getBytes(ISO_8859_1));
            assertThat(error.path("error_code").asInt())
                    .as(request + " " + answer)
                    .isEqualTo(status);
            assertThat(error.path("message").asText()).as(request + " " + answer).isNotBlank();
        }
    }

    @Nested
    class Nonsense {
        @Test
        void is_answered_with_a_reason_and_harms_nobody() throws IOException {
            rest.create(rest.herder.source("witness"));
            rest.herder.awaitTask("witness", TaskState.RUNNING);
            for (int i = 0; i < REQUESTS; i++) {
                String method = one(METHODS);
                String path = path();
                String body = body();

                assertSensible(
                        "seed " + SEED + ", request " + i + ": " + method + " " + path + " " + body,
                        send(method, path, body));
            }

            assertThat(rest.get("/connectors/witness/status").text("/connector/state"))
                    .isEqualTo("RUNNING");
            assertThat(rest.get("/connectors/witness/config").body().properties())
                    .extracting(Map.Entry::getKey)
                    .contains("name", "script");
        }
    }
}
