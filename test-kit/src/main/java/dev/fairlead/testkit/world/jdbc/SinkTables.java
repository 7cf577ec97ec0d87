package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.Troubles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/** Tables that a sink writes to, whatever it calls them. */
final class SinkTables implements SinkWorld {
    private final Troubles troubles = new Troubles(SinkTables::isWrite);
    private final Database database;
    private final Map<String, String> settings;
    private final RowShape shape;
    private final SharedRows shared;
    private volatile boolean changed = true;
    private List<String> stored = List.of();
    private @Nullable Map<Item, String> flaws;

    SinkTables(Map<String, String> settings, List<String> statements, String mode, RowShape shape) {
        this.shape = shape;
        this.shared = new SharedRows(shape);
        this.database = new Database(mode, this::meetCall);
        statements.forEach(database::change);
        Map<String, String> values = new TreeMap<>(Credentials.VALUES);
        values.put("url", database.url());
        this.settings = new Placeholders(values).fill(settings);
    }

    private Fate meetCall(String call) {
        changed = true;
        return troubles.meet(call);
    }

    private static boolean isWrite(String call) {
        String verb = call.toLowerCase(Locale.ROOT);
        return !verb.equals("connect")
                && !verb.equals("roll back")
                && !verb.startsWith("select")
                && !verb.startsWith("values")
                && !verb.startsWith("show");
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public SchemaAndValue key(Item item) {
        shared.keyed(item);
        return shape.key(item);
    }

    @Override
    public SchemaAndValue value(Item item) {
        shared.valued(item);
        return shape.value(item);
    }

    @Override
    public Optional<SchemaAndValue> poison(Item item) {
        shared.refused(item);
        return shape.poison(item);
    }

    @Override
    public Collection<String> stored() {
        if (changed) {
            changed = false;
            flaws = null;
            stored = shared.storedWith(database.use(SinkTables::read));
        }
        return stored;
    }

    @Override
    public Collection<List<String>> sequences() {
        return shared.sequences();
    }

    @Override
    public boolean canCompare() {
        return shape.compares();
    }

    @Override
    public Optional<String> flawOf(Item item) {
        if (flaws == null) {
            flaws = database.use(this::flaws);
        }
        return Optional.ofNullable(flaws.get(item));
    }

    private Map<Item, String> flaws(Connection connection) throws SQLException {
        Map<Item, String> found = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        Optional<Item> item = shared.itemIn(textsOf(rows));
                        if (item.isPresent()) {
                            shape.flawOf(item.get(), rows)
                                    .ifPresent(flaw -> found.putIfAbsent(item.get(), flaw));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> read(Connection connection) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        texts.addAll(textsOf(rows));
                    }
                }
            }
        }
        return texts;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "select \"TABLE_SCHEMA\", \"TABLE_NAME\""
                                + " from \"INFORMATION_SCHEMA\".\"TABLES\""
                                + " where \"TABLE_TYPE\" = 'TABLE'"
                                + " and \"TABLE_SCHEMA\" <> 'INFORMATION_SCHEMA'"
                                + " order by 1, 2")) {
            while (rows.next()) {
                tables.add(quoted(rows.getString(1)) + "." + quoted(rows.getString(2)));
            }
        }
        return tables;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A row is one storing, though its key may have the text as well. */
    private static Set<String> textsOf(ResultSet row) throws SQLException {
        Set<String> texts = new LinkedHashSet<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String text = row.getString(column);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    @Override
    public boolean canRefuse() {
        return true;
    }

    @Override
    public void refuse(int write) {
        troubles.refuse(write);
    }

    @Override
    public void refuseNothing() {
        troubles.refuse(0);
    }

    @Override
    public boolean canGoAway() {
        return true;
    }

    @Override
    public void goAway() {
        troubles.away(true);
        database.cut();
        changed = true;
    }

    @Override
    public void comeBack() {
        troubles.away(false);
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
        changed = true;
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
