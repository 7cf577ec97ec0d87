package dev.fairlead.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.HerderFixture;
import dev.fairlead.runtime.rest.RestFixture.Answer;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.WorkerFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RestApiTest {
    private RestFixture rest = new RestFixture();

    @AfterEach
    void close() throws Exception {
        rest.close();
    }

    private void assertError(Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.body().get("error_code").asInt()).isEqualTo(status);
        assertThat(answer.text("/message")).isNotBlank();
        for (String word : words) {
            assertThat(answer.text("/message")).contains(word);
        }
        assertThat(answer.body()).hasSize(2);
    }

    private ConnectorConfig running(String name) {
        ConnectorConfig config = rest.herder.source(name);
        assertThat(rest.create(config).status()).isEqualTo(201);
        rest.herder.awaitTask(name, TaskState.RUNNING);
        return config;
    }

    private void awaitState(String connector, TaskState state) {
        rest.herder.world.eventually(() -> rest.herder.state(connector) == state);
    }

    @Nested
    class TheWorker {
        @Test
        void tells_the_version_of_the_api_that_clients_know_and_the_cluster() {
            Answer answer = rest.get("/");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/version")).isEqualTo("4.3.1");
            assertThat(answer.text("/commit")).isNotEmpty();
            assertThat(answer.text("/kafka_cluster_id")).isEqualTo("cluster-1");
        }

        @Test
        void is_healthy() {
            Answer answer = rest.get("/health");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/status")).isEqualTo("healthy");
            assertThat(answer.text("/message"))
                    .isEqualTo("Worker has completed startup and is ready to handle requests.");
        }

        @Test
        void shows_pages_beside_the_api() {
            assertThat(rest.get("/metrics").response().body()).isEqualTo("1");
        }

        @Test
        void answers_what_it_does_not_know_in_the_shape_of_errors() {
            assertError(rest.get("/nowhere"), 404, "HTTP 404 Not Found");
            assertError(rest.delete("/connectors"), 405, "HTTP 405 Method Not Allowed");
            assertError(rest.send("POST", "/connectors", "{"), 400, "is not JSON");
            assertError(rest.send("POST", "/connectors", "[".repeat(2000)), 400, "is not JSON");
            assertError(rest.send("POST", "/connectors", "[]"), 400, "an array");
            assertError(rest.send("POST", "/connectors", "{} {}"), 400, "is not JSON");
            assertError(rest.post("/connectors"), 400, "has no body");
        }
    }

    @Nested
    class AConnectorThatIsMade {
        @Test
        void is_answered_with_its_place_configuration_tasks_and_type() {
            ConnectorConfig config = rest.herder.source("a b/c");

            Answer answer = rest.create(config);

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.response().headers().firstValue("Location"))
                    .hasValue(rest.base + "/connectors/a%20b%2Fc");
            assertThat(answer.text("/name")).isEqualTo("a b/c");
            assertThat(answer.text("/config/name")).isEqualTo("a b/c");
            assertThat(answer.text("/tasks/0/connector")).isEqualTo("a b/c");
            assertThat(answer.text("/tasks/0/task")).isEqualTo("0");
            assertThat(answer.text("/type")).isEqualTo("source");
            assertThat(rest.get("/connectors/a%20b%2Fc").body()).isEqualTo(answer.body());
        }

        @Test
        void may_have_numbers_and_flags_for_settings() {
            Map<String, Object> config = new HashMap<>(rest.herder.source("in").settings());
            config.remove("name");
            config.put("tasks.max", 1);
            config.put("tasks.max.enforce", true);

            Answer answer = rest.post("/connectors", Map.of("name", " in ", "config", config));

            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            assertThat(answer.text("/config/tasks.max")).isEqualTo("1");
            assertThat(answer.text("/config/tasks.max.enforce")).isEqualTo("true");
        }

        @Test
        void can_begin_stopped_or_paused() {
            for (String state : List.of("stopped", "PAUSED")) {
                ConnectorConfig config = rest.herder.source(state);
                Answer answer =
                        rest.post(
                                "/connectors",
                                Map.of(
                                        "name", state,
                                        "config", config.settings(),
                                        "initial_state", state));
                assertThat(answer.status()).isEqualTo(201);
            }
            awaitState("stopped", TaskState.STOPPED);
            awaitState("PAUSED", TaskState.PAUSED);
        }

        @Test
        void must_have_a_name_that_is_free_and_is_the_same_in_both_places() {
            running("in");
            Map<String, String> config = rest.herder.source("in").settings();

            assertError(
                    rest.post("/connectors", Map.of("name", "in", "config", config)),
                    409,
                    "in",
                    "already exists");
            assertError(
                    rest.post("/connectors", Map.of("name", "other", "config", config)),
                    400,
                    "Connector name configuration (in) doesn't match connector name in the URL"
                            + " (other)");
        }

        @Test
        void must_come_in_the_right_shape() {
            assertError(rest.post("/connectors", Map.of("name", "x")), 400, "config");
            assertError(
                    rest.post("/connectors", Map.of("config", Map.of(), "names", "x")),
                    400,
                    "\"names\"");
            assertError(
                    rest.post("/connectors", Map.of("name", "x", "config", Map.of("a", List.of()))),
                    400,
                    "an array as the value of \"a\"");
            assertError(
                    rest.send("POST", "/connectors", "{\"name\":\"x\",\"config\":{\"a\":null}}"),
                    400,
                    "Null value can not be supplied");
            assertError(
                    rest.post(
                            "/connectors",
                            Map.of("name", "x", "config", Map.of(), "initial_state", "MOVING")),
                    400,
                    "MOVING",
                    "RUNNING, PAUSED or STOPPED");
        }
    }

    @Nested
    class TheListOfConnectors {
        @Test
        void has_names_or_what_is_asked_for() {
            assertThat(rest.get("/connectors").response().body()).isEqualTo("[]");
            running("b");
            running("a");

            assertThat(rest.get("/connectors").response().body()).isEqualTo("[\"a\",\"b\"]");
            Answer expanded = rest.get("/connectors?expand=status&expand=info&expand=other");
            assertThat(expanded.body().get("a")).hasSize(2);
            assertThat(expanded.text("/a/status/connector/state")).isEqualTo("RUNNING");
            assertThat(expanded.text("/b/info/type")).isEqualTo("source");
            assertThat(rest.get("/connectors?expand=other").body().get("a")).isEmpty();
        }
    }

    @Nested
    class AConfiguration {
        @Test
        void that_is_put_makes_the_connector_or_changes_it() {
            Map<String, String> config = new HashMap<>(rest.herder.source("in").settings());
            config.remove("name");

            Answer made = rest.put("/connectors/in/config", config);
            config.put("some", "thing");
            Answer changed = rest.put("/connectors/in/config", config);

            assertThat(made.status()).isEqualTo(201);
            assertThat(made.response().headers().firstValue("Location")).isPresent();
            assertThat(changed.status()).isEqualTo(200);
            assertThat(rest.get("/connectors/in/config").text("/some")).isEqualTo("thing");
            assertThat(rest.get("/connectors/in/config").text("/name")).isEqualTo("in");
        }

        @Test
        void is_changed_in_parts_by_a_patch() {
            running("in");

            Answer answer =
                    rest.send("PATCH", "/connectors/in/config", "{\"a\":\"1\",\"gone\":null}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/config/a")).isEqualTo("1");
            assertError(
                    rest.send("PATCH", "/connectors/none/config", "{}"), 404, "none", "not found");
        }
    }

    @Nested
    class AStatus {
        @Test
        void has_states_the_worker_and_versions() {
            running("in");

            Answer answer = rest.get("/connectors/in/status");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/connector/state")).isEqualTo("RUNNING");
            assertThat(answer.text("/connector/worker_id"))
                    .isEqualTo("localhost:" + rest.base.getPort());
            assertThat(answer.text("/connector/version")).isEqualTo("1.0");
            assertThat(answer.text("/tasks/0/id")).isEqualTo("0");
            assertThat(answer.text("/tasks/0/state")).isEqualTo("RUNNING");
            assertThat(answer.text("/type")).isEqualTo("source");
            assertThat(rest.get("/connectors/in/tasks/0/status").body())
                    .isEqualTo(answer.body().at("/tasks/0"));
        }

        @Test
        void of_what_failed_has_the_trace() {
            running("in");
            rest.herder.script("in").feed.add("throw");
            rest.herder.awaitTask("in", TaskState.FAILED);

            assertThat(rest.get("/connectors/in/status").text("/tasks/0/trace"))
                    .contains("IllegalStateException: the script says so");
        }
    }

    @Nested
    class WhatIsNotThere {
        @Test
        void is_not_found() {
            for (String path :
                    List.of(
                            "/connectors/none",
                            "/connectors/none/config",
                            "/connectors/none/status",
                            "/connectors/none/tasks",
                            "/connectors/none/tasks/0/status",
                            "/connectors/none/tasks/x/status",
                            "/connectors/none/offsets",
                            "/connector-plugins/none/config",
                            "/admin/loggers/none")) {
                assertError(rest.get(path), 404);
            }
            for (String action : List.of("pause", "resume", "stop")) {
                assertError(rest.put("/connectors/none/" + action), 404);
            }
            assertError(rest.post("/connectors/none/restart"), 404);
            assertError(rest.post("/connectors/none/restart?includeTasks=true"), 404);
            assertError(rest.post("/connectors/none/tasks/0/restart"), 404);
            assertError(rest.delete("/connectors/none"), 404);
            assertError(rest.delete("/connectors/none/offsets"), 404);
        }

        @Test
        void is_missed_in_the_words_that_stock_has_for_each_request() {
            assertError(
                    rest.get("/connectors/none/status"), 404, "No status found for connector none");
            assertError(
                    rest.get("/connectors/none/tasks/0/status"),
                    404,
                    "No status found for task none-0");
            assertError(rest.put("/connectors/none/pause"), 404, "Unknown connector none");
            assertError(
                    rest.post("/connectors/none/restart?includeTasks=true"),
                    404,
                    "Unknown connector: none");
        }
    }

    @Nested
    class TheLifeOfAConnector {
        @Test
        void can_be_paused_resumed_stopped_and_ended() {
            running("in");

            assertThat(rest.put("/connectors/in/pause").status()).isEqualTo(202);
            awaitState("in", TaskState.PAUSED);
            assertThat(rest.put("/connectors/in/resume").status()).isEqualTo(202);
            awaitState("in", TaskState.RUNNING);
            assertThat(rest.put("/connectors/in/stop").status()).isEqualTo(204);
            awaitState("in", TaskState.STOPPED);
            assertThat(rest.get("/connectors/in/tasks").response().body()).isEqualTo("[]");
            assertThat(rest.delete("/connectors/in").status()).isEqualTo(204);
            assertError(rest.get("/connectors/in"), 404);
        }

        @Test
        void can_begin_anew_with_or_without_its_tasks() {
            running("in");

            assertThat(rest.post("/connectors/in/restart").status()).isEqualTo(204);
            Answer all = rest.post("/connectors/in/restart?includeTasks=true&onlyFailed=false");
            assertThat(all.status()).isEqualTo(202);
            assertThat(all.text("/connector/state")).isEqualTo("RESTARTING");
            assertThat(all.text("/tasks/0/state")).isEqualTo("RESTARTING");
            rest.herder.awaitTask("in", TaskState.RUNNING);
            assertThat(rest.post("/connectors/in/tasks/0/restart").status()).isEqualTo(204);
            assertError(rest.post("/connectors/in/tasks/7/restart"), 404);
        }

        @Test
        void goes_on_beside_a_connector_that_hangs() throws Exception {
            rest.close();
            rest = new RestFixture(new HerderFixture(WorkerFixture.HASTY));
            rest.herder.script("hung").hangsInStart = true;
            rest.herder.herder.create(rest.herder.source("hung"));
            running("in");

            assertThat(rest.get("/connectors?expand=status&expand=info").status()).isEqualTo(200);
            assertThat(rest.get("/connectors/hung").status()).isEqualTo(200);
            assertThat(rest.get("/connectors/hung/status").status()).isEqualTo(200);
            assertThat(rest.delete("/connectors/hung").status()).isEqualTo(204);
            rest.herder.script("hung").never.countDown();
        }
    }

    @Nested
    class Topics {
        @Test
        void are_shown_and_forgotten() {
            running("in");
            rest.herder.script("in").feed.add("x");
            rest.herder.world.eventually(() -> !rest.herder.herder.topics("in").isEmpty());

            assertThat(rest.get("/connectors/in/topics").response().body())
                    .isEqualTo("{\"in\":{\"topics\":[\"scripted\"]}}");
            assertThat(rest.put("/connectors/in/topics/reset").status()).isEqualTo(202);
            assertThat(rest.get("/connectors/in/topics").text("/in/topics")).isEmpty();
        }
    }

    @Nested
    class ASecret {
        private final Map<String, String> config =
                Map.of(
                        "name", "vault",
                        "connector.class", VaultConnector.class.getName(),
                        "pin", "s3cret",
                        "producer.override.sasl.jaas.config", "jaas s3cret");

        @Test
        void is_never_returned() {
            Answer made = rest.put("/connectors/vault/config", config);
            rest.herder.awaitTask("vault", TaskState.RUNNING);

            assertThat(made.text("/config/pin")).isEqualTo("[hidden]");
            for (String path :
                    List.of(
                            "/connectors/vault",
                            "/connectors/vault/config",
                            "/connectors/vault/tasks",
                            "/connectors?expand=info&expand=status")) {
                assertThat(rest.get(path).response().body())
                        .as(path)
                        .contains("[hidden]")
                        .doesNotContain("s3cret");
            }
        }

        @Test
        void is_in_no_trace_and_no_message_of_a_failure() {
            Map<String, String> failing = new HashMap<>(config);
            failing.put("fail", "yes");

            Answer refused = rest.put("/connectors/vault/config", failing);
            Answer status = rest.get("/connectors/vault/status");

            assertThat(refused.response().body()).doesNotContain("s3cret");
            assertThat(status.text("/connector/state")).isEqualTo("FAILED");
            assertThat(status.text("/connector/trace")).contains("can't log in with [hidden]");
            assertThat(rest.get("/connectors?expand=status").response().body())
                    .contains("[hidden]")
                    .doesNotContain("s3cret");
        }

        @Test
        void that_comes_back_masked_is_kept() {
            rest.put("/connectors/vault/config", config);
            Map<String, Object> shown = new HashMap<>();
            rest.get("/connectors/vault/config")
                    .body()
                    .properties()
                    .forEach(field -> shown.put(field.getKey(), field.getValue().asText()));
            shown.put("tasks.max", "1");

            assertThat(rest.put("/connectors/vault/config", shown).status()).isEqualTo(200);
            assertThat(rest.patch("/connectors/vault/config", shown).status()).isEqualTo(200);
            assertThat(rest.herder.herder.connector("vault").config())
                    .containsEntry("pin", "s3cret")
                    .containsEntry("tasks.max", "1");
        }

        @Test
        void that_nobody_knows_can_not_be_kept() {
            Map<String, String> masked = new HashMap<>(config);
            masked.put("pin", "[hidden]");

            assertError(rest.put("/connectors/vault/config", masked), 400, "\"pin\" is [hidden]");
            assertError(
                    rest.post("/connectors", Map.of("name", "vault", "config", masked)),
                    400,
                    "\"pin\" is [hidden]");
        }
    }

    @Nested
    class Offsets {
        @Test
        void are_shown_altered_and_reset_when_the_connector_is_stopped() {
            running("in");
            rest.herder.script("in").feed.add("x");
            rest.herder.world.eventually(
                    () -> rest.get("/connectors/in/offsets").body().at("/offsets/0").isObject());

            assertThat(rest.get("/connectors/in/offsets").response().body())
                    .isEqualTo(
                            "{\"offsets\":[{\"partition\":{\"script\":\"it\"},"
                                    + "\"offset\":{\"position\":1}}]}");
            Object change =
                    Map.of(
                            "offsets",
                            List.of(
                                    Map.of(
                                            "partition", Map.of("script", "it"),
                                            "offset", Map.of("position", 7))));
            assertError(
                    rest.patch("/connectors/in/offsets", change),
                    400,
                    "Connectors must be in the STOPPED state");
            assertError(rest.delete("/connectors/in/offsets"), 400, "STOPPED");
            rest.put("/connectors/in/stop");
            Answer altered = rest.patch("/connectors/in/offsets", change);
            assertThat(altered.status()).as(altered.response().body()).isEqualTo(200);
            assertThat(altered.text("/message")).contains("altered");
            assertThat(rest.get("/connectors/in/offsets").text("/offsets/0/offset/position"))
                    .isEqualTo("7");
            assertThat(rest.delete("/connectors/in/offsets").status()).isEqualTo(200);
            assertThat(rest.get("/connectors/in/offsets").body().at("/offsets")).isEmpty();
        }

        @Test
        void that_are_missing_or_misshapen_are_refused() {
            rest.post(
                    "/connectors",
                    Map.of(
                            "name",
                            "in",
                            "config",
                            rest.herder.config("in", TargetState.STOPPED).settings(),
                            "initial_state",
                            "STOPPED"));
            for (String body : List.of("{}", "{\"offsets\":[]}", "{\"offsets\":null}")) {
                assertError(
                        rest.send("PATCH", "/connectors/in/offsets", body),
                        400,
                        "Partitions / offsets need to be provided for an alter offsets request");
            }
            for (String body :
                    List.of(
                            "{\"offsets\":{}}",
                            "{\"offsets\":[7]}",
                            "{\"offsets\":[{\"partition\":7}]}",
                            "{\"offsets\":[{\"partitions\":{}}]}",
                            "{\"other\":[]}")) {
                assertError(rest.send("PATCH", "/connectors/in/offsets", body), 400);
            }
        }
    }

    @Nested
    class ThePlugins {
        @Test
        void are_listed_connectors_first() {
            Answer connectors = rest.get("/connector-plugins");
            Answer all = rest.get("/connector-plugins?connectorsOnly=false");

            assertThat(connectors.status()).isEqualTo(200);
            assertThat(all.response().body())
                    .contains("org.apache.kafka.connect.json.JsonConverter", "transformation");
            assertThat(all.body().size()).isGreaterThan(connectors.body().size());
        }
    }

    @Nested
    class TheLoggers {
        @Test
        void are_listed_and_their_levels_set() {
            assertThat(rest.get("/admin/loggers").body().has("root")).isTrue();
            Answer set =
                    rest.put("/admin/loggers/dev.fairlead.rest.test", Map.of("level", "debug"));

            assertThat(set.status()).isEqualTo(200);
            assertThat(set.response().body()).isEqualTo("[\"dev.fairlead.rest.test\"]");
            Answer logger = rest.get("/admin/loggers/dev.fairlead.rest.test");
            assertThat(logger.text("/level")).isEqualTo("DEBUG");
            assertThat(logger.body().get("last_modified").isNumber()).isTrue();
            assertThat(
                            rest.put(
                                            "/admin/loggers/dev.fairlead.rest.test?scope=cluster",
                                            Map.of("level", "INFO"))
                                    .status())
                    .isEqualTo(204);
            assertError(rest.put("/admin/loggers/x", Map.of()), 400, "Desired 'level' parameter");
            assertError(
                    rest.put("/admin/loggers/x", Map.of("level", "loud")),
                    404,
                    "invalid log level 'loud'.");
        }
    }
}
