package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.standalone.StandaloneWorker;
import dev.fairlead.runtime.standalone.WorkerSetup;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connector that logs its settings, with a literal secret and one of a config provider. */
@Timeout(60)
class LoggedSecretsTest {
    private static final String LITERAL = "swordfish\"7";
    private static final String PROVIDED = "open-sesame";

    @TempDir private Path directory;
    private final Secrets secrets = new Secrets();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("secrets"), "pw=" + PROVIDED + "\n");
    }

    @Nested
    class InLines {
        @Test
        void are_hidden_from_the_validation_to_the_stop() {
            assertHidden(hide -> new LineFormatter(Terminal.PLAIN, hide));
        }
    }

    @Nested
    class InObjectsOfJson {
        @Test
        void are_hidden_too() {
            assertHidden(JsonFormatter::new);
        }
    }

    @Nested
    class InLinesOfTheUsersChoice {
        @Test
        void are_hidden_too() {
            assertHidden(hide -> new HidingFormatter(new SimpleFormatter(), hide));
        }
    }

    @Nested
    class OfAConnectorThatTheWorkerKept {
        @Test
        void are_hidden_though_nobody_validates_it_again() throws IOException {
            StandaloneWorker.start(setup().with(connector())).close();
            // it may have failed already, and the next worker would show that failure first
            Files.deleteIfExists(directory.resolve("data/connectors-status.json"));
            Secrets others = new Secrets();
            String log =
                    logged(
                            new LineFormatter(Terminal.PLAIN, others::hide),
                            () -> run(setup().withSecrets(others)));

            assertThat(log)
                    .contains("start {", "pin=[hidden]", "no answer from db?pw=[hidden]")
                    .doesNotContain(LITERAL, PROVIDED);
            assertThat(Files.readString(directory.resolve("data/connectors-status.json")))
                    .contains("no answer from db?pw=[hidden]")
                    .doesNotContain("swordfish", PROVIDED);
        }
    }

    private void assertHidden(Function<UnaryOperator<String>, Formatter> formatter) {
        String log = logged(formatter.apply(secrets::hide), () -> run(setup().with(connector())));

        assertThat(log)
                .contains("validate {", "start {", "task {", "stop {")
                .contains("pin=[hidden]", "url=db?pw=[hidden]", "no answer from db?pw=[hidden]")
                .contains("pin [hidden] is")
                .doesNotContain("swordfish", PROVIDED);
    }

    private void run(WorkerSetup setup) {
        try (StandaloneWorker worker = StandaloneWorker.start(setup)) {
            Eventually.holds(() -> trace(worker).contains("no answer"), Duration.ofSeconds(20));

            assertThat(trace(worker))
                    .contains("no answer from db?pw=[hidden]", "pin [hidden] is \"wrong\"")
                    .doesNotContain(LITERAL, PROVIDED);
        }
    }

    private static String trace(StandaloneWorker worker) {
        return worker.status().stream()
                .flatMap(status -> status.tasks().stream())
                .filter(task -> task.state() == TaskState.FAILED)
                .flatMap(task -> task.trace().stream())
                .findFirst()
                .orElse("");
    }

    private WorkerSetup setup() {
        return WorkerSetup.of(
                        Map.of(
                                "key.converter", "StringConverter",
                                "value.converter", "StringConverter",
                                "listeners", "",
                                "config.providers", "f",
                                "config.providers.f.class", "FileConfigProvider",
                                "fairlead.data.dir", directory.resolve("data").toString()))
                .withSecrets(secrets);
    }

    private ConnectorConfig connector() {
        return new ConnectorConfig(
                "chatty",
                Map.of(
                        "name",
                        "chatty",
                        "connector.class",
                        ChattyConnector.class.getName(),
                        "pin",
                        LITERAL,
                        "url",
                        "db?pw=${f:" + directory.resolve("secrets") + ":pw}"),
                TargetState.RUNNING);
    }

    /** What is logged meanwhile. */
    private static String logged(Formatter formatter, Runnable action) {
        StringBuffer log = new StringBuffer();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        log.append(formatter.format(record));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            action.run();
        } finally {
            root.removeHandler(handler);
        }
        return log.toString();
    }
}
