package dev.fairlead.samples.hanging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.samples.hanging.plugin.ChangingProvider;
import dev.fairlead.samples.hanging.plugin.StuckSource;
import dev.fairlead.samples.process.Program;
import dev.fairlead.samples.process.Supervised;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees who has a connector that hangs, or a secret that changes. */
class HangingPluginsIT {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** So long do those who ask about a hanging connector wait; the others don't. */
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(3);

    /** One for each request, which all wait at once. */
    private static final Executor THREADS = body -> new Thread(body, "request").start();

    private static final List<String> CALLS =
            List.of(
                    "validate",
                    "start",
                    "taskConfigs",
                    "start of a task",
                    "poll",
                    "stop of a task",
                    "stop");

    @TempDir Path directory;
    private Supervised worker;

    @BeforeEach
    void startAWorker() throws IOException {
        writePlugins(Files.createDirectories(directory.resolve("plugins/hanging")));
        Path settings =
                Files.writeString(
                        directory.resolve("worker.properties"),
                        """
                        key.converter=StringConverter
                        value.converter=StringConverter
                        fairlead.data.dir=%s
                        plugin.path=%s
                        listeners=http://127.0.0.1:0
                        fairlead.rest.request.timeout.ms=%d
                        task.shutdown.graceful.timeout.ms=500
                        offset.flush.interval.ms=100
                        config.providers=changing
                        config.providers.changing.class=ChangingProvider
                        """
                                .formatted(
                                        directory.resolve("data"),
                                        directory.resolve("plugins"),
                                        REQUEST_LIMIT.toMillis()));
        worker = new Supervised(List.of(settings), directory.resolve("worker.log"));
        worker.start();
        await(() -> worker.get("/connectors").isPresent());
    }

    @AfterEach
    void close() {
        worker.close();
    }

    private static void writePlugins(Path location) throws IOException {
        try (OutputStream file = Files.newOutputStream(location.resolve("hanging.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            add(jar, services(SourceConnector.class), name(StuckSource.class));
            add(jar, services(ConfigProvider.class), name(ChangingProvider.class));
            for (Path each : classes()) {
                add(
                        jar,
                        "dev/fairlead/samples/hanging/plugin/" + each.getFileName(),
                        Files.readAllBytes(each));
            }
        }
    }

    private static List<Path> classes() throws IOException {
        try (Stream<Path> all =
                Files.list(
                        Path.of(StuckSource.class.getResource("StuckSource.class").toURI())
                                .getParent())) {
            return all.sorted().toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String services(Class<?> type) {
        return "META-INF/services/" + type.getName();
    }

    private static byte[] name(Class<?> plugin) {
        return plugin.getName().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(worker.output()).isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private HttpResponse<String> post(String name, String setting, String value) {
        return worker.send(
                        "/connectors",
                        "POST",
                        """
                        {"name": "%s", "config": {"connector.class": "StuckSource", "%s": "%s"}}
                        """
                                .formatted(name, setting, value))
                .orElseThrow();
    }

    private String get(String path) {
        return worker.get(path).map(HttpResponse::body).orElse("");
    }

    /** Whether a connector's task has written since now. */
    private void mustWrite(String connector) {
        String before = offset(connector);
        await(
                () -> {
                    String now = offset(connector);
                    return now.contains("time") && !now.equals(before);
                });
    }

    private String offset(String connector) {
        return get("/connectors/" + connector + "/offsets");
    }

    @Nested
    class ConnectorsThatHangInAnyCall {
        @Test
        void harm_no_other_and_can_be_deleted() {
            post("good", "text", "fine");
            mustWrite("good");
            Map<String, CompletableFuture<HttpResponse<String>>> posted = new LinkedHashMap<>();
            CALLS.forEach(
                    call ->
                            posted.put(
                                    call,
                                    CompletableFuture.supplyAsync(
                                            () -> post(call.replace(' ', '-'), "hangs", call),
                                            THREADS)));
            int answers = 0;
            while (!posted.values().stream().allMatch(CompletableFuture::isDone)) {
                answers += isAnswered("good") ? 1 : 0;
                LockSupport.parkNanos(PAUSE_NANOS);
            }

            assertThat(answers).as("while others hang").isPositive();
            assertThat(List.of("validate", "start", "taskConfigs"))
                    .allSatisfy(
                            call -> {
                                assertThat(posted.get(call).join().statusCode()).isEqualTo(500);
                                assertThat(posted.get(call).join().body())
                                        .contains("Request timed out");
                            });
            await(() -> deleteAllBut("good"));
            mustWrite("good");
            assertThat(get("/health")).contains("StuckSource.reach").contains("\"healthy\"");
            worker.terminate();
            await(() -> worker.output().contains("stopped (WorkerAssembly)"));
        }

        private boolean isAnswered(String connector) {
            return get("/connectors/" + connector + "/status").contains("\"state\":\"RUNNING\"")
                    && get("/connectors?expand=info").contains("\"" + connector + "\"");
        }

        private boolean deleteAllBut(String kept) {
            String[] names = get("/connectors").replaceAll("[\\[\\]\"]", "").split(",");
            Stream.of(names)
                    .filter(name -> !name.equals(kept))
                    .map(
                            name ->
                                    CompletableFuture.supplyAsync(
                                            () -> worker.send("/connectors/" + name, "DELETE", ""),
                                            THREADS))
                    .toList()
                    .forEach(CompletableFuture::join);
            return get("/connectors").equals("[\"" + kept + "\"]");
        }
    }

    @Nested
    class AValueOfAConfigProviderThatChanges {
        @Test
        void restarts_the_connector_with_the_new_value() throws IOException {
            Path secret = Files.writeString(directory.resolve("secret"), "first value");
            post("reader", "text", "${changing:" + secret + ":any}");
            mustWrite("reader");
            Files.writeString(secret, "second value");

            await(() -> worker.output().contains("config providers have other values"));
            await(() -> worker.output().split("task reader-0 is RUNNING", -1).length == 3);
            mustWrite("reader");

            worker.stop();
            assertThat(topic("reader")).contains("first value", "second value");
            assertThat(worker.output()).doesNotContain("first value", "second value");
        }

        private String topic(String name) {
            Program log =
                    Program.start(
                            List.of(
                                    Path.of(System.getProperty("fairlead.root"), "bin", "fairlead")
                                            .toString(),
                                    "log",
                                    directory.resolve("data").toString(),
                                    "--topic",
                                    name),
                            Map.of(),
                            directory.resolve("topic.txt"));
            log.awaitEnd();
            return log.output();
        }
    }
}
