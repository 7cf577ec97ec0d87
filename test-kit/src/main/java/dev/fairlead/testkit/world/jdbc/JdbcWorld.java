package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Databases in memory, for connectors that use JDBC. Each life has a database of its own. H2 must
 * be on the class path; connectors find it through {@link java.sql.DriverManager}, by an address
 * that begins with {@code jdbc:fairlead:}.
 *
 * <pre>{@code
 * SourceLaws.of(TableSource.class)
 *         .in(JdbcWorld.source("connection.url").with("table.whitelist", "${tables}"))
 *         .with("mode", "incrementing")
 *         .with("incrementing.column.name", "id")
 *         .check();
 *
 * SinkLaws.of(TableSink.class).in(JdbcWorld.sink("connection.url")).with("pk.mode", "kafka").check();
 * }</pre>
 */
public final class JdbcWorld {
    private JdbcWorld() {}

    /**
     * Tables to read, named {@code items_a}, {@code items_b} and so on, with the columns {@code
     * id}, which grows, {@code updated}, a timestamp, and {@code text}. Rows can share a timestamp
     * (S5), and be committed late, with a lower id and timestamp than others (S6, for sources that
     * declare it).
     *
     * @param setting is given the database's address
     */
    public static Source source(String setting) {
        return new Source(Map.of(setting, "${url}"), 2, 1, "REGULAR");
    }

    /**
     * A database to write to. What counts as stored is a row that is committed, in any table, with
     * an item's text in any column. Records have a key with the field {@code id} and a value with
     * the fields {@code id} and {@code text}.
     *
     * @param setting is given the database's address
     */
    public static Sink sink(String setting) {
        return new Sink(Map.of(setting, "${url}"), List.of(), "REGULAR", RowShape.PLAIN);
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
        private final int tables;
        private final int sharing;
        private final String mode;

        private Source(Map<String, String> settings, int tables, int sharing, String mode) {
            this.settings = settings;
            this.tables = tables;
            this.sharing = sharing;
            this.mode = mode;
        }

        /**
         * Adds a setting; {@code ${url}} in the value becomes the database's address, {@code
         * ${tables}} the names of its tables with commas between them, {@code ${table}} the first
         * of them, {@code ${user}} and {@code ${password}} what it asks for.
         */
        public Source with(String name, String value) {
            return new Source(and(settings, name, value), tables, sharing, mode);
        }

        /** As many tables, at most four; default 2. */
        public Source tables(int count) {
            return new Source(settings, count, sharing, mode);
        }

        /** Has as many rows after each other share their timestamp; default 1. */
        public Source sharingTimestamps(int rows) {
            return new Source(settings, tables, rows, mode);
        }

        /** Has H2 understand the SQL of another database: MySQL, PostgreSQL, MSSQLServer ... */
        public Source mode(String name) {
            return new Source(settings, tables, sharing, name);
        }

        @Override
        public SourceWorld get() {
            return new SourceTables(settings, tables, sharing, mode);
        }
    }

    /** Worlds for sinks. Immutable. */
    public static final class Sink implements Supplier<SinkWorld> {
        private final Map<String, String> settings;
        private final List<String> statements;
        private final String mode;

        private final RowShape shape;

        private Sink(
                Map<String, String> settings,
                List<String> statements,
                String mode,
                RowShape shape) {
            this.settings = settings;
            this.statements = statements;
            this.mode = mode;
            this.shape = shape;
        }

        /**
         * Adds a setting; {@code ${url}} in the value becomes the database's address, {@code
         * ${user}} and {@code ${password}} what it asks for.
         */
        public Sink with(String name, String value) {
            return new Sink(and(settings, name, value), statements, mode, shape);
        }

        /** Executes a statement first, such as one that creates the table. */
        public Sink having(String sql) {
            List<String> more = new ArrayList<>(statements);
            more.add(sql);
            return new Sink(settings, List.copyOf(more), mode, shape);
        }

        /**
         * Gives as many records after each other in a partition the same key; default 1. For sinks
         * that replace rows by key: the newest record of a key must be the row in the end, and when
         * it is a tombstone, no row. The others count as stored once a newer one took their place.
         */
        public Sink sharingKeys(int records) {
            return new Sink(settings, statements, mode, shape.sharing(records));
        }

        /**
         * Says that the sink stores fields of the value in columns of the same names, which K28
         * then compares. Besides {@code id} and {@code text} there are {@code amount}, a decimal
         * with two digits behind the point, {@code flag}, a boolean, and {@code note}, a text that
         * every other record leaves out.
         *
         * @throws IllegalArgumentException there is no such field
         */
        public Sink comparing(String... fields) {
            return new Sink(settings, statements, mode, shape.comparing(List.of(fields)));
        }

        /**
         * Makes some records that the tables can't take, for the laws about dead letters: their
         * field has this value. Records have the fields that {@link #comparing} names. A number
         * that is too large is refused by every table; for null, or a text that is too long, create
         * the table with {@link #having}, under a name that doesn't depend on the topic.
         *
         * <pre>{@code
         * .having("create table items (id bigint, text varchar, amount decimal(20, 2) not null, ...)")
         * .poisonedBy("amount", null)
         * }</pre>
         *
         * @param value null, a single value of Connect, a {@link java.math.BigDecimal}, or a list
         *     of texts
         * @throws IllegalArgumentException there is no such field
         */
        public Sink poisonedBy(String field, @Nullable Object value) {
            return new Sink(settings, statements, mode, shape.poisonedBy(field, value));
        }

        /** Has H2 understand the SQL of another database: MySQL, PostgreSQL, MSSQLServer ... */
        public Sink mode(String name) {
            return new Sink(settings, statements, name, shape);
        }

        @Override
        public SinkWorld get() {
            return new SinkTables(settings, statements, mode, shape);
        }
    }
}
