package dev.fairlead.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.runtime.rest.RestFixture.Answer;
import dev.fairlead.runtime.task.TaskState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenApiTest {
    private final RestFixture rest = new RestFixture();
    private final JsonNode document = rest.get("/openapi.json").body();
    private final JsonSchema schemas = new JsonSchema(document);

    @AfterEach
    void close() throws Exception {
        rest.close();
    }

    /** A method and a path that are described. */
    private record Operation(String method, String path, JsonNode description) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        /** What ends things comes last. */
        int order() {
            if (method.equals("GET")) {
                return 0;
            }
            if (path.endsWith("/stop")) {
                return 2;
            }
            if (path.endsWith("/offsets")) {
                return 3;
            }
            return method.equals("DELETE") ? 4 : 1;
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                field -> {
                                                    if (!field.getKey().equals("parameters")) {
                                                        operations.add(
                                                                new Operation(
                                                                        field.getKey()
                                                                                .toUpperCase(
                                                                                        Locale
                                                                                                .ROOT),
                                                                        path.getKey(),
                                                                        field.getValue()));
                                                    }
                                                }));
        operations.sort(Comparator.comparingInt(Operation::order));
        return operations;
    }

    private void assertDescribed(Operation operation, String what, Answer answer) {
        String request = operation + " " + what + " -> " + answer.response().body();
        JsonNode response =
                schemas.resolved(operation.description().at("/responses/" + answer.status()));
        assertThat(response.isObject()).as(answer.status() + " of " + request).isTrue();
        JsonNode schema = response.at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            assertThat(answer.body().isMissingNode()).as(request).isTrue();
        } else {
            assertThat(schemas.problems(schema, answer.body())).as(request).isEmpty();
        }
    }

    private String body(Operation operation) {
        String path = operation.path();
        if (path.equals("/connectors")) {
            return RestFixture.json(
                    Map.of("name", "new", "config", rest.herder.source("new").settings()));
        }
        if (path.endsWith("/offsets")) {
            return "{\"offsets\":[{\"partition\":{\"script\":\"it\"},\"offset\":null}]}";
        }
        if (path.startsWith("/admin")) {
            return "{\"level\":\"INFO\"}";
        }
        return RestFixture.json(rest.herder.source("in").settings());
    }

    private Answer ask(Operation operation, String connector, String body) {
        String path =
                operation
                        .path()
                        .replace("{connector}", connector)
                        .replace("{task}", "0")
                        .replace("{plugin}", "dev.fairlead.runtime.worker.Script$Source")
                        .replace("$", "%24")
                        .replace("{logger}", "root");
        boolean takes = operation.description().has("requestBody");
        return rest.send(operation.method(), path, takes ? body : null);
    }

    @Nested
    class TheDescription {
        @Test
        void has_each_endpoint_and_nothing_else() {
            Json json = new Json();
            Routes routes = new Routes(json, new Failures(json));
            Gates.addAll(routes, rest.ports, "worker", json);
            new LoggerEndpoints(
                            new Loggers(LogManager.getLogManager(), true, Clock.systemUTC()), json)
                    .addTo(routes);
            Set<String> there = new TreeSet<>();
            routes.all().forEach(route -> there.add(route.method() + " " + route.template()));

            assertThat(operations())
                    .extracting(Operation::toString)
                    .containsExactlyInAnyOrderElementsOf(there);
        }

        @Test
        void is_true_of_good_requests() {
            rest.create(rest.herder.source("in"));
            rest.herder.awaitTask("in", TaskState.RUNNING);
            assertDescribed(
                    new Operation("GET", "/connectors", document.at("/paths/~1connectors/get")),
                    "expanded",
                    rest.get("/connectors?expand=status&expand=info"));

            for (Operation operation : operations()) {
                Answer answer = ask(operation, "in", body(operation));

                assertDescribed(operation, "in", answer);
                assertThat(answer.status()).as(operation + ": " + answer.body()).isLessThan(300);
            }
        }

        @Test
        void is_true_of_bad_requests() {
            for (Operation operation : operations()) {
                if (operation.path().contains("{connector}")) {
                    assertDescribed(operation, "none", ask(operation, "none", body(operation)));
                }
                if (operation.description().has("requestBody")) {
                    for (String body : List.of("{", "[]", "{\"a\":{}}", "7", "")) {
                        Answer answer = ask(operation, "none", body);
                        assertDescribed(operation, body, answer);
                        assertThat(answer.status()).isBetween(400, 499);
                    }
                }
            }
        }
    }

    @Nested
    class TheSchemaCheck {
        @Test
        void finds_what_is_not_described() throws Exception {
            JsonNode task = document.at("/components/schemas/TaskId");

            assertThat(schemas.problems(task, RestFixture.MAPPER.readTree("{\"task\":0}")))
                    .containsExactly("$.connector is missing");
            assertThat(
                            schemas.problems(
                                    task,
                                    RestFixture.MAPPER.readTree(
                                            "{\"connector\":null,\"task\":\"0\",\"x\":1}")))
                    .hasSize(3);
        }
    }
}
