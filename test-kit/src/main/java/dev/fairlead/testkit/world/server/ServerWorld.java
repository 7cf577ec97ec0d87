package dev.fairlead.testkit.world.server;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A server that runs already: a database, a queue, anything that is reached over TCP. The connector
 * gets there through a proxy, which cuts and resets connections in the middle of what it sends. How
 * things are put into the server, and what is in it, the test says.
 *
 * <pre>{@code
 * SinkLaws.of(TableSink.class)
 *         .in(ServerWorld.sink("localhost:5432", () -> database.texts())
 *                 .beginningWith(() -> database.execute("truncate items"))
 *                 .with("connection.url", "jdbc:postgresql://${address}/test"))
 *         .check();
 * }</pre>
 */
public final class ServerWorld {
    private ServerWorld() {}

    /**
     * A server to read.
     *
     * @param server its address, such as {@code localhost:5432}
     * @param add puts items into the server, behind those that are there; they have been there when
     *     it returns
     * @throws IllegalArgumentException the address is none
     */
    public static Source source(String server, Consumer<List<Item>> add) {
        return new Source(Address.parse(server), Map.of(), () -> {}, add, Optional.empty());
    }

    /**
     * A server to write to.
     *
     * @param server its address, such as {@code localhost:5432}
     * @param stored looks what is in the server, as {@link SinkWorld#stored}
     * @throws IllegalArgumentException the address is none
     */
    public static Sink sink(String server, Supplier<? extends Collection<String>> stored) {
        return new Sink(Address.parse(server), Map.of(), () -> {}, stored, false);
    }

    private static Map<String, String> and(
            Map<String, String> settings, String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return Map.copyOf(more);
    }

    /** Worlds for sources. Immutable. */
    public static final class Source implements Supplier<SourceWorld> {
        private final Address server;
        private final Map<String, String> settings;
        private final Runnable reset;
        private final Consumer<List<Item>> add;
        private final Optional<Supplier<? extends Collection<String>>> left;

        private Source(
                Address server,
                Map<String, String> settings,
                Runnable reset,
                Consumer<List<Item>> add,
                Optional<Supplier<? extends Collection<String>>> left) {
            this.server = server;
            this.settings = settings;
            this.reset = reset;
            this.add = add;
            this.left = left;
        }

        /**
         * Adds a setting; {@code ${address}} in the value becomes the proxy's address, {@code
         * ${host}} and {@code ${port}} its parts.
         */
        public Source with(String name, String value) {
            return new Source(server, and(settings, name, value), reset, add, left);
        }

        /** Does this before each life: takes away what the one before has left. */
        public Source beginningWith(Runnable action) {
            return new Source(server, settings, action, add, left);
        }

        /**
         * Looks which texts are there still, in a server that gives things away: what isn't has
         * been let go of because the connector said so.
         */
        public Source leaving(Supplier<? extends Collection<String>> texts) {
            return new Source(server, settings, reset, add, Optional.of(texts));
        }

        @Override
        public SourceWorld get() {
            reset.run();
            return new ServerToRead(server, settings, add, left);
        }
    }

    /** Worlds for sinks. Immutable. */
    public static final class Sink implements Supplier<SinkWorld> {
        private final Address server;
        private final Map<String, String> settings;
        private final Runnable reset;
        private final Supplier<? extends Collection<String>> stored;
        private final boolean structs;

        private Sink(
                Address server,
                Map<String, String> settings,
                Runnable reset,
                Supplier<? extends Collection<String>> stored,
                boolean structs) {
            this.server = server;
            this.settings = settings;
            this.reset = reset;
            this.stored = stored;
            this.structs = structs;
        }

        /** Adds a setting, with the placeholders of {@link Source#with}. */
        public Sink with(String name, String value) {
            return new Sink(server, and(settings, name, value), reset, stored, structs);
        }

        /** Does this before each life: takes away what the one before has left. */
        public Sink beginningWith(Runnable action) {
            return new Sink(server, settings, action, stored, structs);
        }

        /**
         * Gives values the fields {@code id} and {@code text}, and keys the field {@code id};
         * without, values are texts, and there are no keys.
         */
        public Sink structs() {
            return new Sink(server, settings, reset, stored, true);
        }

        @Override
        public SinkWorld get() {
            reset.run();
            return new ServerToFill(server, settings, stored, structs);
        }
    }
}
