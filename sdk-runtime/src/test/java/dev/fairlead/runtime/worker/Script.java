package dev.fairlead.runtime.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.StringConverter;

/**
 * What scripted connectors do, and what was done to them. A connector finds its script by its
 * setting {@code script}, because the worker makes the instance.
 */
public final class Script {
    private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();

    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final LinkedBlockingQueue<String> feed = new LinkedBlockingQueue<>();
    public final List<SinkRecord> received = new CopyOnWriteArrayList<>();
    public final CountDownLatch never = new CountDownLatch(1);
    public volatile List<Map<String, String>> taskConfigs = List.of(Map.of());
    public volatile Optional<RuntimeException> startFailure = Optional.empty();
    public volatile Predicate<SinkRecord> errant = record -> false;
    public volatile boolean swallowsRefusals;
    public volatile boolean hangsInStart;
    public volatile boolean hangsInTaskConfigs;
    public volatile boolean hangsInPoll;
    public volatile boolean hangsInStop;
    public volatile boolean hangsInAlterOffsets;
    public volatile boolean hangsInValidate;
    public volatile java.util.function.Supplier<Boolean> altersOffsets = () -> false;
    public volatile ConnectorContext context;

    public static Script named(String name) {
        return SCRIPTS.computeIfAbsent(name, any -> new Script());
    }

    /** Waits until the test is over, through interrupts, as a rude plugin does. */
    private void hang() {
        boolean interrupted = false;
        while (true) {
            try {
                never.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What hangs is settled before the call is seen: a test may change its mind as soon as it sees
     * it.
     */
    private void start() {
        boolean hangs = hangsInStart;
        calls.add("connector.start");
        startFailure.ifPresent(
                failure -> {
                    throw failure;
                });
        if (hangs) {
            hang();
        }
    }

    private void stop() {
        boolean hangs = hangsInStop;
        calls.add("connector.stop");
        if (hangs) {
            hang();
        }
    }

    private boolean alterOffsets(Object offsets) {
        boolean hangs = hangsInAlterOffsets;
        calls.add("connector.alterOffsets " + offsets);
        if (hangs) {
            hang();
        }
        return altersOffsets.get();
    }

    private static void validate(Map<String, String> settings) {
        Script script = named(settings.getOrDefault("script", ""));
        if (script.hangsInValidate) {
            script.hang();
        }
    }

    private List<Map<String, String>> taskConfigs(String name) {
        boolean hangs = hangsInTaskConfigs;
        calls.add("connector.taskConfigs");
        if (hangs) {
            hang();
        }
        List<Map<String, String>> configs = new ArrayList<>();
        for (Map<String, String> config : taskConfigs) {
            Map<String, String> named = new java.util.HashMap<>(config);
            named.put("script", name);
            configs.add(named);
        }
        return configs;
    }

    /** A converter that tells its script when it is made ready and when it is closed. */
    public static final class ToldConverter implements Converter {
        private final StringConverter strings = new StringConverter();
        private Script script;

        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            script = named((String) settings.get("script"));
            script.calls.add("converter.configure");
        }

        @Override
        public byte[] fromConnectData(String topic, Schema schema, Object value) {
            return strings.fromConnectData(topic, schema, value);
        }

        @Override
        public SchemaAndValue toConnectData(String topic, byte[] value) {
            return strings.toConnectData(topic, value);
        }

        @Override
        public void close() {
            script.calls.add("converter.close");
        }
    }

    /** A source that polls what the test feeds. */
    public static final class Source extends SourceConnector {
        private String name;

        @Override
        public void start(Map<String, String> settings) {
            name = settings.get("script");
            named(name).context = context;
            named(name).start();
        }

        @Override
        public Class<? extends Task> taskClass() {
            return PollingTask.class;
        }

        @Override
        public List<Map<String, String>> taskConfigs(int most) {
            return named(name).taskConfigs(name);
        }

        @Override
        public void stop() {
            named(name).stop();
        }

        @Override
        public org.apache.kafka.common.config.Config validate(Map<String, String> settings) {
            Script.validate(settings);
            return super.validate(settings);
        }

        @Override
        public boolean alterOffsets(
                Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
            return named(settings.get("script")).alterOffsets(offsets);
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef()
                    .define("script", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "");
        }

        @Override
        public String version() {
            return "1.0";
        }
    }

    /** The source's task. */
    public static final class PollingTask extends SourceTask {
        private Script script;
        private long position;

        @Override
        public void start(Map<String, String> settings) {
            script = named(settings.get("script"));
            script.calls.add("task.start " + settings.getOrDefault("part", ""));
            Map<String, Object> offset =
                    context.offsetStorageReader().offset(Map.of("script", "it"));
            position = offset == null ? 0 : (Long) offset.get("position");
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            if (script.hangsInPoll) {
                script.calls.add("task.poll");
                script.hang();
            }
            String text = script.feed.poll(5, TimeUnit.MILLISECONDS);
            if (text == null) {
                return null;
            }
            if (text.equals("throw")) {
                throw new IllegalStateException("the script says so");
            }
            position++;
            return List.of(
                    new SourceRecord(
                            Map.of("script", "it"),
                            Map.of("position", position),
                            "scripted",
                            Schema.STRING_SCHEMA,
                            text + "@" + position));
        }

        @Override
        public void stop() {
            script.calls.add("task.stop");
        }

        @Override
        public String version() {
            return "1.0";
        }
    }

    /** A sink that keeps what it gets. */
    public static final class Sink extends SinkConnector {
        private String name;

        @Override
        public void start(Map<String, String> settings) {
            name = settings.get("script");
            named(name).start();
        }

        @Override
        public Class<? extends Task> taskClass() {
            return KeepingTask.class;
        }

        @Override
        public List<Map<String, String>> taskConfigs(int most) {
            return named(name).taskConfigs(name);
        }

        @Override
        public void stop() {
            named(name).stop();
        }

        @Override
        public org.apache.kafka.common.config.Config validate(Map<String, String> settings) {
            Script.validate(settings);
            return super.validate(settings);
        }

        @Override
        public boolean alterOffsets(
                Map<String, String> settings,
                Map<org.apache.kafka.common.TopicPartition, Long> offsets) {
            return named(settings.get("script")).alterOffsets(offsets);
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public String version() {
            return "1.0";
        }
    }

    /** The sink's task. */
    public static final class KeepingTask extends SinkTask {
        private Script script;

        @Override
        public void start(Map<String, String> settings) {
            script = named(settings.get("script"));
            script.calls.add("task.start " + settings.get("topics"));
        }

        @Override
        public void put(java.util.Collection<SinkRecord> records) {
            for (SinkRecord record : records) {
                if (script.errant.test(record)) {
                    report(record);
                } else {
                    script.received.add(record);
                }
            }
        }

        private void report(SinkRecord record) {
            try {
                context.errantRecordReporter()
                        .report(record, new IllegalArgumentException("I don't like it"));
            } catch (ConnectException e) {
                if (!script.swallowsRefusals) {
                    throw e;
                }
            }
        }

        @Override
        public void stop() {
            script.calls.add("task.stop");
        }

        @Override
        public String version() {
            return "1.0";
        }
    }
}
