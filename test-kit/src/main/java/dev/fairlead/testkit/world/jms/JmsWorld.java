package dev.fairlead.testkit.world.jms;

import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Queues of a real message broker, for connectors that use JMS. Apache ActiveMQ Classic must be on
 * the class path; connectors reach it over TCP, with a client of their own.
 *
 * <pre>{@code
 * SourceLaws.of(QueueSource.class)
 *         .in(JmsWorld.source("broker.url").with("queue.name", "${queue}"))
 *         .check();
 *
 * SinkLaws.of(QueueSink.class)
 *         .in(JmsWorld.sink("broker.url").with("queue.name", "${queue}"))
 *         .check();
 * }</pre>
 */
public final class JmsWorld {
    private JmsWorld() {}

    /**
     * A queue to read, with text messages.
     *
     * @param setting is given the broker's address
     */
    public static Source source(String setting) {
        return new Source(Map.of(setting, "${url}"), 1, 0);
    }

    /**
     * A queue to write to. What counts as stored is a message with an item's text in its body.
     *
     * @param setting is given the broker's address
     */
    public static Sink sink(String setting) {
        return new Sink(Map.of(setting, "${url}"));
    }

    private static Map<String, String> and(
            Map<String, String> settings, String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return Map.copyOf(more);
    }

    private static <W> W opened(Supplier<W> opening) {
        try {
            return opening.get();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "a world with a message broker needs ActiveMQ on the class path; add"
                            + " org.apache.activemq:activemq-broker to the test's dependencies",
                    e);
        }
    }

    /** Worlds for sources. Immutable. */
    public static final class Source implements Supplier<SourceWorld> {
        private final Map<String, String> settings;
        private final int queues;
        private final int prefetch;

        private Source(Map<String, String> settings, int queues, int prefetch) {
            this.settings = settings;
            this.queues = queues;
            this.prefetch = prefetch;
        }

        /**
         * Adds a setting; {@code ${url}} in the value becomes the broker's address, {@code ${host}}
         * and {@code ${port}} its parts, {@code ${queue}} the name of the first queue, {@code
         * ${queues}} the names of all with commas between them, {@code ${user}} and {@code
         * ${password}} something that the broker takes.
         */
        public Source with(String name, String value) {
            return new Source(and(settings, name, value), queues, prefetch);
        }

        /** As many queues, at most four; default 1. */
        public Source queues(int count) {
            return new Source(settings, count, prefetch);
        }

        /**
         * How many messages the broker may push to a consumer that has asked for none; default 0,
         * so that a consumer that asks once has what is there, and the same schedule gives the same
         * life. Consumers with a listener need 1 or more.
         */
        public Source prefetch(int messages) {
            return new Source(settings, queues, messages);
        }

        @Override
        public SourceWorld get() {
            return opened(() -> new QueuesToRead(settings, queues, prefetch));
        }
    }

    /** Worlds for sinks. Immutable. */
    public static final class Sink implements Supplier<SinkWorld> {
        private final Map<String, String> settings;

        private Sink(Map<String, String> settings) {
            this.settings = settings;
        }

        /** Adds a setting, with the placeholders of {@link Source#with}. */
        public Sink with(String name, String value) {
            return new Sink(and(settings, name, value));
        }

        @Override
        public SinkWorld get() {
            return opened(() -> new QueueToFill(settings));
        }
    }
}
