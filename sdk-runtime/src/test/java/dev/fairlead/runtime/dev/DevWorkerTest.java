package dev.fairlead.runtime.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.plugin.PluginJar;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.standalone.WorkerSetup;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.Eventually;
import dev.fairlead.runtime.worker.ObservedLogs;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class DevWorkerTest {
    /** Counts from its offset on to ten, and says who counts. */
    private static final String COUNTER =
            """
            package plug;
            import java.util.*;
            import org.apache.kafka.common.config.ConfigDef;
            import org.apache.kafka.connect.connector.Task;
            import org.apache.kafka.connect.data.*;
            import org.apache.kafka.connect.source.*;
            public class Counter extends SourceConnector {
                public void start(Map<String, String> settings) {}
                public Class<? extends Task> taskClass() { return Counting.class; }
                public List<Map<String, String>> taskConfigs(int max) { return List.of(Map.of()); }
                public void stop() {}
                public ConfigDef config() { return new ConfigDef()%s; }
                public String version() { return "1"; }
                public static class Counting extends SourceTask {
                    static final Map<String, ?> PARTITION = Map.of("counter", 1);
                    static final Schema TEXT = SchemaBuilder.string().build();
                    long next;
                    public void start(Map<String, String> settings) {
                        Map<String, Object> offset =
                                context.offsetStorageReader().offset(PARTITION);
                        next = offset == null ? 1 : (Long) offset.get("n") + 1;
                    }
                    public List<SourceRecord> poll() throws InterruptedException {
                        if (next > 10) {
                            Thread.sleep(1);
                            return null;
                        }
                        SourceRecord record = new SourceRecord(PARTITION, Map.of("n", next),
                                "numbers", 0, null, null, TEXT, "%s" + next);
                        next++;
                        return List.of(record);
                    }
                    public void stop() {}
                    public String version() { return "1"; }
                }
            }
            """;

    @TempDir private Path directory;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    /** Each lives as long as the class of the task that has it. */
    private final List<WeakReference<Schema>> schemas = new CopyOnWriteArrayList<>();

    @Nested
    class AReload {
        @Test
        void runs_the_new_code_from_where_the_old_code_was() {
            try (DevWorker worker = worker(plugins("one", "old-", ""))) {
                started(worker);
                assertThat(seen).endsWith("old-10");
                rewindBy(worker, 3);
                sees("old-8", "old-9", "old-10");

                DevWorker.Round round = worker.reload(List.of(plugins("two", "new-", "")));
                assertThat(round.troubles()).isEmpty();
                assertThat(states(round)).containsExactly(TaskState.RUNNING);
                rewindBy(worker, 2);

                sees("new-9", "new-10");
                assertThat(seen).filteredOn(text -> text.startsWith("new-")).hasSize(2);
            }
        }

        @Test
        void keeps_what_is_paused_and_has_an_address_again() {
            try (DevWorker worker = worker(plugins("one", "", ""))) {
                started(worker);
                assertThat(worker.pauseOrResume()).isTrue();

                DevWorker.Round round = worker.reload(List.of(plugins("two", "", "")));

                assertThat(round.connectors())
                        .extracting(its -> its.state())
                        .containsExactly(TaskState.PAUSED);
                assertThat(worker.restAddress()).isPresent();
                assertThat(worker.pauseOrResume()).isFalse();
            }
        }

        @Test
        void that_brings_a_connector_that_does_not_start_says_why_and_the_next_one_mends_it() {
            try (DevWorker worker = worker(plugins("one", "", ""))) {
                started(worker);

                DevWorker.Round bad = worker.reload(List.of(plugins("two", "", NEEDS_A_SETTING)));
                DevWorker.Round good = worker.reload(List.of(plugins("three", "", "")));

                assertThat(bad.troubles().get("count")).contains("\"needed\"");
                assertThat(bad.connectors()).isEmpty();
                assertThat(states(good)).containsExactly(TaskState.RUNNING);
            }
        }

        @Test
        void leaves_nothing_of_the_old_classes_behind() {
            try (DevWorker worker = worker(plugins("0", "0-", ""))) {
                started(worker);
                for (int i = 1; i <= 5; i++) {
                    worker.reload(List.of(plugins(String.valueOf(i), i + "-", "")));
                    rewindBy(worker, 1);
                    sees(i + "-10");
                }

                Eventually.holds(
                        () -> {
                            System.gc();
                            return schemas.stream().filter(its -> !its.refersTo(null)).count() <= 1;
                        },
                        Duration.ofSeconds(30));
                assertThat(schemas).hasSize(6);
            }
        }

        private static final String NEEDS_A_SETTING =
                ".define(\"needed\", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, \"doc\")";
    }

    @Nested
    class Connectors {
        @Test
        void come_change_and_go() {
            try (DevWorker worker = worker(plugins("one", "", ""))) {
                worker.start(List.of());
                assertThat(states(worker.put(config("numbers")))).hasSize(1);
                Eventually.holds(() -> seen.contains("10"), PATIENCE);
                Eventually.holds(() -> worker.offsets().get("count").size() == 1, PATIENCE);
                assertThat(worker.offsets().get("count"))
                        .singleElement()
                        .satisfies(it -> assertThat(it.partition()).containsKey("counter"));

                assertThat(worker.remove("count").connectors()).isEmpty();
                assertThat(worker.restart().connectors()).isEmpty();
            }
        }

        @Test
        void of_an_earlier_run_are_not_there() {
            Path plugins = plugins("one", "", "");
            try (DevWorker worker = worker(plugins)) {
                started(worker);
            }
            try (DevWorker worker = worker(plugins)) {
                assertThat(worker.start(List.of()).connectors()).isEmpty();
            }
        }

        @Test
        void go_back_to_the_beginning() {
            try (DevWorker worker = worker(plugins("one", "", ""))) {
                started(worker);
                seen.clear();

                worker.rewind(OptionalInt.empty());

                sees("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
            }
        }
    }

    private void started(DevWorker worker) {
        assertThat(worker.start(List.of(config("numbers"))).troubles()).isEmpty();
        Eventually.holds(() -> seen.stream().anyMatch(it -> it.endsWith("10")), PATIENCE);
    }

    private void rewindBy(DevWorker worker, int records) {
        seen.clear();
        assertThat(worker.rewind(OptionalInt.of(records)).troubles()).isEmpty();
    }

    private void sees(String... texts) {
        Eventually.holds(() -> seen.equals(List.of(texts)), PATIENCE);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static List<TaskState> states(DevWorker.Round round) {
        return round.connectors().stream()
                .flatMap(its -> its.tasks().stream())
                .map(its -> its.state())
                .toList();
    }

    private static ConnectorConfig config(String topic) {
        return new ConnectorConfig(
                "count",
                Map.of("name", "count", "connector.class", "plug.Counter", "topic", topic),
                TargetState.RUNNING);
    }

    private Path plugins(String name, String prefix, String settings) {
        Path plugins = directory.resolve(name);
        new PluginJar()
                .with("plug.Counter", COUNTER.formatted(settings, prefix))
                .listing(PluginType.SOURCE, "plug.Counter")
                .writeJar(plugins.resolve("counter.jar"));
        return plugins;
    }

    private DevWorker worker(Path plugins) {
        return new DevWorker(
                WorkerSetup.of(
                        Map.of(
                                "key.converter", "StringConverter",
                                "value.converter", "StringConverter",
                                "offset.flush.interval.ms", "50",
                                "plugin.path", plugins.toString(),
                                "fairlead.data.dir", directory.resolve("data").toString())),
                new ObservedLogs.Observer() {
                    @Override
                    public void acknowledged(OutboundRecord record, int partition, long offset) {
                        seen.add(new String(record.value(), StandardCharsets.UTF_8));
                    }

                    @Override
                    public void transformed(TaskId task, SourceRecord record) {
                        Schema schema = record.valueSchema();
                        if (schemas.stream().noneMatch(its -> its.refersTo(schema))) {
                            schemas.add(new WeakReference<>(schema));
                        }
                    }
                });
    }
}
