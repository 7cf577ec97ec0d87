package dev.fairlead.runtime.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.herder.RefusedException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final Json json = new Json();
    private final Routes routes = new Routes(json, new Failures(json));

    RoutesTest() {
        routes.add(
                "GET",
                "/things/{thing}",
                call ->
                        CompletableFuture.completedFuture(
                                json.reply(
                                        200,
                                        Map.of(
                                                "thing",
                                                call.variable("thing"),
                                                "query",
                                                call.query()))));
        routes.add(
                "PUT",
                "/things/{thing}",
                call -> CompletableFuture.completedFuture(Reply.empty(204)));
    }

    private Reply ask(String method, String path, Map<String, String> headers, String body) {
        String[] parts = path.split("\\?", 2);
        Map<String, List<String>> all = new java.util.HashMap<>();
        headers.forEach(
                (name, value) -> all.put(name.toLowerCase(java.util.Locale.ROOT), List.of(value)));
        return routes.answer(
                        new HttpRequest(
                                method,
                                URI.create("http://localhost:8083/"),
                                parts[0],
                                parts.length > 1 ? parts[1] : "",
                                all,
                                body.getBytes(UTF_8)))
                .join();
    }

    private Reply get(String path) {
        return ask("GET", path, Map.of(), "");
    }

    private static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }

    @Nested
    class APath {
        @Test
        void leads_to_its_endpoint_with_its_variables_decoded() {
            assertThat(text(get("/things/a%20b%2Fc%C3%A9?x=1&x=%2B+2&y")))
                    .contains("\"thing\":\"a b/cé\"")
                    .contains("\"x\":[\"1\",\"+ 2\"]")
                    .contains("\"y\":[\"\"]");
        }

        @Test
        void may_end_with_a_slash() {
            assertThat(get("/things/a/").status()).isEqualTo(200);
        }

        @Test
        void that_leads_nowhere_is_not_found() {
            for (String path : List.of("/", "/things", "/things/a/b", "//things/a", "/other")) {
                assertThat(get(path).status()).as(path).isEqualTo(404);
            }
            assertThat(text(get("/other")))
                    .isEqualTo("{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
        }

        @Test
        void with_broken_escapes_is_a_bad_request() {
            assertThat(get("/things/%C3").status()).isEqualTo(400);
            assertThat(get("/things/%f").status()).isEqualTo(400);
            assertThat(get("/things/a?b=%zz").status()).isEqualTo(400);
        }
    }

    @Nested
    class AMethod {
        @Test
        void that_a_path_does_not_know_is_refused_with_those_that_it_does() {
            Reply reply = ask("DELETE", "/things/a", Map.of(), "");

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.headers()).containsEntry("Allow", List.of("GET,HEAD,OPTIONS,PUT"));
            assertThat(text(reply)).contains("\"message\":\"HTTP 405 Method Not Allowed\"");
        }

        @Test
        void OPTIONS_tells_what_there_is() {
            assertThat(ask("OPTIONS", "/things/a", Map.of(), "").headers())
                    .containsEntry("Allow", List.of("GET,HEAD,OPTIONS,PUT"));
        }

        @Test
        void HEAD_is_GET_without_the_body() {
            Reply head = ask("HEAD", "/things/a", Map.of(), "");

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers())
                    .containsEntry(
                            "Content-Length",
                            List.of(String.valueOf(get("/things/a").body().length)));
        }
    }

    @Nested
    class ABody {
        @Test
        void must_be_declared_as_json() {
            assertThat(ask("PUT", "/things/a", Map.of(), "{}").status()).isEqualTo(415);
            assertThat(ask("PUT", "/things/a", Map.of("Content-Type", "text/plain"), "{}").status())
                    .isEqualTo(415);
            assertThat(
                            ask(
                                            "PUT",
                                            "/things/a",
                                            Map.of(
                                                    "Content-Type",
                                                    "application/JSON;charset=UTF-8"),
                                            "{}")
                                    .status())
                    .isEqualTo(204);
        }

        @Test
        void that_is_empty_need_not_be_declared() {
            assertThat(ask("PUT", "/things/a", Map.of(), "").status()).isEqualTo(204);
        }

        @Test
        void of_the_answer_must_be_acceptable() {
            assertThat(ask("GET", "/things/a", Map.of("Accept", "text/html"), "").status())
                    .isEqualTo(406);
            assertThat(
                            ask("GET", "/things/a", Map.of("Accept", "text/html, */*;q=0.1"), "")
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class AnEndpointThatFails {
        private Reply failing(RuntimeException failure) {
            routes.add("GET", "/fails", call -> CompletableFuture.failedFuture(failure));
            Reply later = get("/fails");
            routes.add(
                    "GET",
                    "/throws",
                    call -> {
                        throw failure;
                    });
            assertThat(text(get("/throws"))).isEqualTo(text(later));
            return later;
        }

        @Test
        void tells_what_was_refused_and_why() {
            Map<RefusedException.Kind, Integer> statuses =
                    Map.of(
                            RefusedException.Kind.NOT_FOUND, 404,
                            RefusedException.Kind.CONFLICT, 409,
                            RefusedException.Kind.BAD_REQUEST, 400,
                            RefusedException.Kind.FORBIDDEN, 403,
                            RefusedException.Kind.TIMED_OUT, 500,
                            RefusedException.Kind.INTERNAL, 500);
            statuses.forEach(
                    (kind, status) ->
                            assertThat(text(refused(kind)))
                                    .isEqualTo(
                                            "{\"error_code\":" + status + ",\"message\":\"so\"}"));
            assertThat(statuses).hasSize(RefusedException.Kind.values().length);
        }

        private Reply refused(RefusedException.Kind kind) {
            Routes fresh = new Routes(json, new Failures(json));
            fresh.add(
                    "GET",
                    "/x",
                    call -> CompletableFuture.failedFuture(new RefusedException(kind, "so")));
            return fresh.answer(
                            new HttpRequest(
                                    "GET",
                                    URI.create("http://x/"),
                                    "/x",
                                    "",
                                    Map.of(),
                                    new byte[0]))
                    .join();
        }

        @Test
        void blames_a_wrong_configuration_on_the_client() {
            assertThat(text(failing(new ConfigException("no"))))
                    .isEqualTo("{\"error_code\":400,\"message\":\"no\"}");
        }

        @Test
        void never_keeps_a_bug_to_itself() {
            assertThat(text(failing(new IllegalStateException("oops"))))
                    .isEqualTo(
                            "{\"error_code\":500,\"message\":\"this is a bug of fairlead:"
                                    + " IllegalStateException: oops\"}");
        }
    }
}
