package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.fault.Interference;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** One database in memory, and the connections that a plugin has to it. */
final class Database implements AutoCloseable {
    /** What the world does with a connection of its own. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private static final Map<String, Database> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong OPENED = new AtomicLong();
    private static final Driver H2 = driver();
    private static final String OPTIONS = ";OLD_INFORMATION_SCHEMA=TRUE;LOCK_TIMEOUT=200";

    private final String name = "life-" + OPENED.incrementAndGet();
    private final int slot = Slots.take();
    private final String file = "world" + slot;
    private final Pattern inTexts = Pattern.compile("\\b(?:(" + name + ")|" + file + ")\\b");
    private final String address;
    private final Connection own;
    private final Interference interference;
    private final List<FaultyConnection> given = new CopyOnWriteArrayList<>();
    private final List<Connection> unfinished = new ArrayList<>();

    /**
     * @param mode which other database it behaves like, as H2 spells it
     * @param interference is asked before each call of the plugin
     */
    Database(String mode, Interference interference) {
        FairleadDriver.register();
        this.interference = interference;
        this.address = "jdbc:h2:mem:" + file + names(mode) + OPTIONS + ";MODE=" + mode;
        try {
            this.own = open();
        } catch (SQLException e) {
            throw new IllegalStateException("a world's database can't be opened", e);
        }
        OPEN.put(name, this);
    }

    /** As PostgreSQL, H2 can't compare names without looking at their case. */
    private static String names(String mode) {
        return mode.equalsIgnoreCase("PostgreSQL")
                ? ";DATABASE_TO_UPPER=FALSE"
                : ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }

    /**
     * The database of this name.
     *
     * @throws SQLException there is none, or its life is over
     */
    static Database find(String name) throws SQLException {
        Database database = OPEN.get(name);
        if (database == null) {
            throw new SQLException("there is no database named '" + name + "'", "08001");
        }
        return database;
    }

    /** Where a plugin finds it. */
    String url() {
        return FairleadDriver.PREFIX + name;
    }

    /** The text without what tells this database from others. */
    String shorten(String text) {
        return text.contains(name) || text.contains(file)
                ? inTexts.matcher(text)
                        .replaceAll(found -> found.group(1) == null ? "world" : "database")
                : text;
    }

    private Connection open() throws SQLException {
        return Optional.ofNullable(H2.connect(address, new Properties())).orElseThrow();
    }

    /** DriverManager would look where the plugin under test looks, which needn't know H2. */
    private static Driver driver() {
        return ServiceLoader.load(Driver.class, Database.class.getClassLoader()).stream()
                .filter(each -> each.type().getName().equals("org.h2.Driver"))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "a world with a database needs H2 on the class path; add"
                                                + " com.h2database:h2 to the test's dependencies"))
                .get();
    }

    /** A connection for the plugin. */
    Connection connect() throws SQLException {
        return JdbcFaults.connect(
                () -> {
                    FaultyConnection connection = new FaultyConnection(open(), interference);
                    given.add(connection);
                    return connection.proxy();
                },
                interference);
    }

    /** Cuts all connections of the plugin; what wasn't committed is rolled back. */
    void cut() {
        given.forEach(FaultyConnection::lose);
        given.clear();
    }

    /** Does something with the world's own connection, which never fails. */
    <T> T use(Work<T> work) {
        try {
            return work.with(own);
        } catch (SQLException e) {
            throw new IllegalStateException("the world's database failed", e);
        }
    }

    /** Changes something. */
    void change(String sql) {
        use(
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute(sql);
                    }
                });
    }

    /** Begins a transaction that is open until somebody commits it. */
    Connection begin() throws SQLException {
        Connection connection = open();
        connection.setAutoCommit(false);
        unfinished.add(connection);
        return connection;
    }

    @Override
    public void close() {
        OPEN.remove(name);
        cut();
        try {
            for (Connection connection : unfinished) {
                connection.close();
            }
            own.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the world's database can't be closed", e);
        }
        Slots.giveBack(slot);
    }
}
