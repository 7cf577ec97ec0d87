package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.SourceWorld;
import dev.fairlead.testkit.world.Troubles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables that a source reads. An item that is only begun is a row that isn't committed yet. */
final class SourceTables implements SourceWorld {
    private static final LocalDateTime FIRST = LocalDateTime.of(2020, 1, 1, 0, 0);

    /** Between two ids there is room for rows that come late. */
    private static final long STEP = 100;

    private final Troubles troubles = new Troubles(call -> false);
    private final Database database;
    private final Map<String, String> settings;
    private final int tables;
    private final int sharing;
    private final Map<Item, Connection> begun = new HashMap<>();
    private final Map<Integer, NavigableMap<Long, LocalDateTime>> rows = new HashMap<>();

    /**
     * @param sharing how many rows share a timestamp
     */
    SourceTables(Map<String, String> settings, int tables, int sharing, String mode) {
        this.database = new Database(mode, troubles);
        this.tables = tables;
        this.sharing = sharing;
        for (int place = 0; place < tables; place++) {
            database.change(
                    "create table "
                            + table(place)
                            + " (id bigint not null primary key, updated timestamp(3) not null,"
                            + " text varchar not null)");
        }
        Map<String, String> values = new TreeMap<>(Credentials.VALUES);
        values.put("url", database.url());
        values.put("table", table(0));
        values.put(
                "tables",
                IntStream.range(0, tables)
                        .mapToObj(SourceTables::table)
                        .collect(Collectors.joining(",")));
        this.settings = new Placeholders(values).fill(settings);
    }

    private static String table(int place) {
        return "items_" + (char) ('a' + place);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public int places() {
        return tables;
    }

    @Override
    public Optional<String> nameOf(int place) {
        return Optional.of(table(place));
    }

    @Override
    public void add(Item item) {
        Connection open = begun.remove(item);
        if (open == null) {
            LocalDateTime updated = updated(item);
            database.use(own -> insert(own, item, id(item), updated));
        } else {
            database.use(own -> commit(open));
        }
    }

    @Override
    public boolean canTie() {
        return true;
    }

    /** Its id is higher, its timestamp the same. */
    @Override
    public void addTied(Item item) {
        LocalDateTime updated = rowsOf(item).lastEntry().getValue();
        database.use(own -> insert(own, item, id(item), updated));
    }

    @Override
    public boolean canBeLate() {
        return true;
    }

    /** Its transaction began before that of the last row, so id and timestamp are lower. */
    @Override
    public void addLate(Item item) {
        NavigableMap<Long, LocalDateTime> there = rowsOf(item);
        long id = there.lastKey() - 1;
        while (there.containsKey(id)) {
            id--;
        }
        long free = id;
        LocalDateTime updated = there.higherEntry(free).getValue().minusNanos(1_000_000);
        database.use(own -> insert(own, item, free, updated));
    }

    private NavigableMap<Long, LocalDateTime> rowsOf(Item item) {
        return rows.computeIfAbsent(item.place(), place -> new TreeMap<>());
    }

    private static long id(Item item) {
        return (item.number() + 1) * STEP;
    }

    private LocalDateTime updated(Item item) {
        return FIRST.plusSeconds(item.number() / sharing);
    }

    /** The row has its id, but nobody else sees it. */
    @Override
    public void begin(Item item) {
        Connection open =
                database.use(
                        own -> {
                            Connection connection = database.begin();
                            insert(connection, item, id(item), updated(item));
                            return connection;
                        });
        begun.put(item, open);
    }

    private static boolean commit(Connection open) throws SQLException {
        open.commit();
        open.close();
        return true;
    }

    private int insert(Connection connection, Item item, long id, LocalDateTime updated)
            throws SQLException {
        rowsOf(item).put(id, updated);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into " + table(item.place()) + " values (?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setObject(2, updated); // whatever the machine's time zone
            insert.setString(3, item.text());
            return insert.executeUpdate();
        }
    }

    @Override
    public boolean canMeet() {
        return true;
    }

    @Override
    public void meet(Interference interference) {
        troubles.meetAlso(interference);
    }

    @Override
    public void crashed() {
        database.cut();
    }

    @Override
    public String shorten(String text) {
        return database.shorten(text);
    }

    @Override
    public void close() {
        database.close();
    }
}
