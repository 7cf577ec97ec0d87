package dev.fairlead.runtime.pipeline;

import dev.fairlead.runtime.pipeline.PluginOptions.Scope;
import dev.fairlead.runtime.plugin.ContextLoader;
import dev.fairlead.runtime.plugin.Plugins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** Pipelines of plain classes, with time that only tests let pass. */
final class PipelineFixture {
    static final ClassLoader LOADER = PipelineFixture.class.getClassLoader();
    static final PluginOptions STRING = converter("value.converter", "StringConverter", Map.of());
    static final PluginOptions JSON =
            converter("value.converter", "JsonConverter", Map.of("schemas.enable", "false"));
    static final PluginOptions HEADERS =
            converter("header.converter", "SimpleHeaderConverter", Map.of());

    final FakeTime time = new FakeTime();
    final Pipelines pipelines =
            new Pipelines(Plugins.ofClassPath(LOADER), ContextLoader.ofThread(), time);

    static PluginOptions converter(String setting, String plugin, Map<String, String> settings) {
        return new PluginOptions(setting, plugin, settings, Scope.WORKER);
    }

    static TransformationOptions transformation(Class<?> type, Map<String, String> settings) {
        return new TransformationOptions(
                new PluginOptions("transforms.t.type", type.getName(), settings, Scope.CONNECTOR),
                Optional.empty(),
                false);
    }

    static TransformationOptions when(
            Class<?> predicate, boolean negated, TransformationOptions transformation) {
        return new TransformationOptions(
                transformation.transformation(),
                Optional.of(
                        new PluginOptions(
                                "predicates.p.type",
                                predicate.getName(),
                                Map.of("name", "marked"),
                                Scope.CONNECTOR)),
                negated);
    }

    static PipelineOptions options(
            PluginOptions value, ErrorOptions errors, TransformationOptions... transformations) {
        return new PipelineOptions(STRING, value, HEADERS, List.of(transformations), errors);
    }

    static ErrorOptions retrying(Duration timeout) {
        return new ErrorOptions(Tolerance.NONE, timeout, Duration.ofSeconds(1));
    }

    /** Time that passes only by waiting. */
    static final class FakeTime implements RetryTime {
        final List<Long> waits = new ArrayList<>();
        boolean givenUp;
        private long nanos = Long.MAX_VALUE - 1_000_000;

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public boolean await(Duration delay) {
            waits.add(delay.toMillis());
            nanos += delay.toNanos();
            return !givenUp;
        }

        @Override
        public long random(long bound) {
            return bound - 1;
        }
    }

    /** Fails retriably as often as its setting says, then passes the record on. */
    public static final class Flaky<R extends ConnectRecord<R>> implements Transformation<R> {
        private int failures;

        @Override
        public void configure(Map<String, ?> configs) {
            failures = Integer.parseInt((String) configs.get("failures"));
        }

        @Override
        public R apply(R record) {
            if (failures-- > 0) {
                throw new RetriableException("not yet");
            }
            return record;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void close() {}
    }

    /** Throws what its setting names. */
    public static final class Throwing<R extends ConnectRecord<R>> implements Transformation<R> {
        private boolean error;

        @Override
        public void configure(Map<String, ?> configs) {
            error = configs.containsKey("error");
        }

        @Override
        public R apply(R record) {
            if (error) {
                throw new NoClassDefFoundError("com/acme/Missing");
            }
            throw new DataException("bad data");
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void close() {
            throw new IllegalStateException("won't close");
        }
    }

    /** Drops every record. */
    public static final class Dropping<R extends ConnectRecord<R>> implements Transformation<R> {
        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        @SuppressWarnings("NullAway")
        public R apply(R record) {
            return null;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void close() {}
    }

    /** Matches records with a header "marked". */
    public static final class Marked<R extends ConnectRecord<R>> implements Predicate<R> {
        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public boolean test(R record) {
            return record.headers().lastWithName("marked") != null;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void close() {}
    }
}
