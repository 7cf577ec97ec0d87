package dev.fairlead.samples.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.samples.process.Supervised;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A worker that is steered through its REST API, and the topics that it fills. */
final class Site implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Supervised worker;
    private final Topics topics;

    Site(Supervised worker, String bootstrapServers) {
        this.worker = worker;
        this.topics = new Topics(bootstrapServers);
    }

    Supervised worker() {
        return worker;
    }

    Topics topics() {
        return topics;
    }

    /** Waits until something is so, and keeps the worker running. */
    void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.call()) {
            worker.supervise();
            assertThat(System.nanoTime())
                    .as("it takes too long; the worker says:\n" + worker.output())
                    .isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Makes a connector, and waits until it and at least one task run. */
    void post(String name, Map<String, String> settings) throws Exception {
        await(() -> worker.get("/connectors").isPresent());
        HttpResponse<String> answer =
                worker.send("/connectors", "POST", json(Map.of("name", name, "config", settings)))
                        .orElseThrow();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        await(() -> status(name).matches(".*\"RUNNING\".*\"tasks\":\\[.*\"RUNNING\".*"));
    }

    /** What the worker thinks of settings. */
    String validate(String plugin, Map<String, String> settings) throws Exception {
        await(() -> worker.get("/connectors").isPresent());
        Map<String, String> named = new java.util.HashMap<>(settings);
        named.put("name", "any");
        return worker.send("/connector-plugins/" + plugin + "/config/validate", "PUT", json(named))
                .map(HttpResponse::body)
                .orElseThrow();
    }

    private static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }

    private String status(String name) {
        return get("/connectors/" + name + "/status");
    }

    String get(String path) {
        Optional<HttpResponse<String>> answer = worker.get(path);
        return answer.map(HttpResponse::body).orElse("");
    }

    /** Waits until the connector and so many tasks are RUNNING. */
    void mustRun(String name, int tasks) throws Exception {
        await(() -> status(name).split("\"state\":\"RUNNING\"", -1).length == tasks + 2);
    }

    @Override
    public void close() {
        worker.close();
        topics.close();
    }
}
