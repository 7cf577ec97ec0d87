package dev.fairlead.samples.jdbc;

import dev.fairlead.api.schema.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;

/** A table that is written to: which columns it has, and how it gets more. */
final class TargetTable {
    private final Connection connection;
    private final TableSinkConfig config;
    private final Dialect dialect;
    private final String name;
    private final Set<String> columns = new HashSet<>();

    TargetTable(Connection connection, TableSinkConfig config, Dialect dialect, String name)
            throws SQLException {
        this.connection = connection;
        this.config = config;
        this.dialect = dialect;
        this.name = name;
        look();
    }

    private void look() throws SQLException {
        String nothing = "select * from " + quoted(name) + " where 1 = 0";
        try (PreparedStatement select = connection.prepareStatement(nothing);
                ResultSet none = select.executeQuery()) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i));
            }
        } catch (SQLException failure) {
            if (!Trouble.isNoTable(failure)) {
                throw failure;
            }
        }
        connection.rollback(); // of nothing; PostgreSQL would refuse all else after a failure
    }

    /** Has the table, and these columns; outside of the transaction that writes. */
    void ensure(Map<String, Column<?>> wanted, Set<String> keys) throws SQLException {
        if (columns.containsAll(wanted.keySet())) {
            return;
        }
        List<String> types = new ArrayList<>();
        for (Map.Entry<String, Column<?>> each : wanted.entrySet()) {
            if (!columns.contains(each.getKey())) {
                String type = dialect.type(each.getValue().schema());
                types.add(quoted(each.getKey()) + " " + type);
            }
        }
        String sql = columns.isEmpty() ? create(types, keys) : add(types);
        try (Statement change = connection.createStatement()) {
            change.executeUpdate(sql);
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            look(); // another task may have been first
            if (!columns.containsAll(wanted.keySet())) {
                throw failure;
            }
        }
        columns.addAll(wanted.keySet());
    }

    private String create(List<String> types, Set<String> keys) throws SQLException {
        if (!config.createTables()) {
            throw new ConnectException(
                    "there is no table \""
                            + name
                            + "\"; create it, or set create.tables. Names are case-sensitive");
        }
        List<String> parts = new ArrayList<>(types);
        if (!keys.isEmpty()) {
            parts.add("primary key" + Dialect.list(quoted(keys)));
        }
        return "create table if not exists " + quoted(name) + Dialect.list(parts);
    }

    private String add(List<String> types) throws SQLException {
        if (!config.addColumns()) {
            throw new ConnectException(
                    "the table \""
                            + name
                            + "\" lacks the columns "
                            + types
                            + "; add them, or set add.columns. Names are case-sensitive");
        }
        return "alter table "
                + quoted(name)
                + " add column if not exists "
                + String.join(", add column if not exists ", types);
    }

    String upsert(List<String> keys, List<String> all) throws SQLException {
        return dialect.upsert(quoted(name), quoted(keys), quoted(all));
    }

    String insert(List<String> all) throws SQLException {
        return dialect.insert(quoted(name), quoted(all));
    }

    String delete(List<String> keys) throws SQLException {
        return dialect.delete(quoted(name), quoted(keys));
    }

    private List<String> quoted(Iterable<String> names) throws SQLException {
        List<String> quoted = new ArrayList<>();
        for (String each : names) {
            quoted.add(quoted(each));
        }
        return quoted;
    }

    private String quoted(String any) throws SQLException {
        return Quoted.of(connection, any);
    }
}
