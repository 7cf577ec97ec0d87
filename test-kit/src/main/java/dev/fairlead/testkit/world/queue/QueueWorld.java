package dev.fairlead.testkit.world.queue;

import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Message queues in memory, for connectors that are tests themselves. They use {@link
 * MessageQueue#connect}.
 *
 * <pre>{@code
 * SourceLaws.of(QueueSource.class).in(QueueWorld.source("queue")).check();
 *
 * SinkLaws.of(QueueSink.class).in(QueueWorld.sink("queue")).check();
 * }</pre>
 */
public final class QueueWorld {
    private QueueWorld() {}

    /**
     * A queue to read.
     *
     * @param setting is given its name
     */
    public static Source source(String setting) {
        return new Source(Map.of(setting, "${queue}"), 1);
    }

    /**
     * A queue to write to.
     *
     * @param setting is given its name
     */
    public static Sink sink(String setting) {
        return new Sink(Map.of(setting, "${queue}"));
    }

    private static Map<String, String> and(
            Map<String, String> settings, String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return Map.copyOf(more);
    }

    /** Worlds for sources. Immutable. */
    public static final class Source implements Supplier<SourceWorld> {
        private final Map<String, String> settings;
        private final int queues;

        private Source(Map<String, String> settings, int queues) {
            this.settings = settings;
            this.queues = queues;
        }

        /**
         * Adds a setting; {@code ${queue}} in the value becomes the name of the first queue, {@code
         * ${queues}} the names of all with commas between them.
         */
        public Source with(String name, String value) {
            return new Source(and(settings, name, value), queues);
        }

        /** As many queues, at most four; default 1. */
        public Source queues(int count) {
            return new Source(settings, count);
        }

        @Override
        public SourceWorld get() {
            return new QueuesToRead(settings, queues);
        }
    }

    /** Worlds for sinks. Immutable. */
    public static final class Sink implements Supplier<SinkWorld> {
        private final Map<String, String> settings;

        private Sink(Map<String, String> settings) {
            this.settings = settings;
        }

        /** Adds a setting; {@code ${queue}} in the value becomes the name of the queue. */
        public Sink with(String name, String value) {
            return new Sink(and(settings, name, value));
        }

        @Override
        public SinkWorld get() {
            return new QueueToFill(settings);
        }
    }
}
