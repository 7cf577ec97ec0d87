package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.fault.Fate;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement between the plugin and the driver. */
final class FaultyStatement implements InvocationHandler {
    private static final int SQL_SHOWN_MAX = 60;

    /** A call of the plugin that says what a batch is made of. */
    private record Call(Method method, Object @Nullable [] args) {}

    private final FaultyConnection faults;
    private final Connection connection;
    private final Statement statement;
    private final String sql;
    private final List<Call> batch = new ArrayList<>();
    private int batched;

    FaultyStatement(
            FaultyConnection faults, Connection connection, Statement statement, String sql) {
        this.faults = faults;
        this.connection = connection;
        this.statement = statement;
        this.sql = sql;
    }

    Statement proxy(Class<?> type) {
        return (Statement)
                Proxy.newProxyInstance(
                        FaultyStatement.class.getClassLoader(), new Class<?>[] {type}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
            throws Throwable {
        return switch (method.getName()) {
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "statement " + shown(args);
            case "getConnection" -> connection;
            case "executeBatch", "executeLargeBatch" -> executeBatch(method, args);
            case "executeQuery" -> executeQuery((Statement) proxy, method, args);
            case "execute", "executeUpdate", "executeLargeUpdate" ->
                    faults.call(shown(args), () -> Reflected.call(statement, method, args));
            default -> other((Statement) proxy, method, args);
        };
    }

    private @Nullable Object other(Statement proxy, Method method, Object @Nullable [] args) {
        noteForBatch(method, args);
        Object result = Reflected.call(statement, method, args);
        return result instanceof ResultSet rows
                ? new FaultyResult(proxy, rows, Integer.MAX_VALUE).proxy()
                : result;
    }

    private void noteForBatch(Method method, Object @Nullable [] args) {
        String name = method.getName();
        boolean sets = method.getDeclaringClass() == PreparedStatement.class;
        if (name.equals("clearBatch")) {
            batch.clear();
            batched = 0;
        } else if (name.equals("addBatch") || (sets && name.startsWith("set"))) {
            batch.add(new Call(method, args));
            batched += name.equals("addBatch") ? 1 : 0;
        }
    }

    private String shown(Object @Nullable [] args) {
        String text = args != null && args[0] instanceof String given ? given : sql;
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SQL_SHOWN_MAX ? line : line.substring(0, SQL_SHOWN_MAX) + "...";
    }

    private @Nullable Object executeBatch(Method method, Object @Nullable [] args)
            throws Exception {
        String name = "batch of " + batched + ": " + shown(null);
        Fate fate = faults.meet(name);
        try {
            switch (fate) {
                case PASS, ANSWER_LATE -> {
                    return Reflected.call(statement, method, args);
                }
                case FAIL_HALFWAY -> throw failHalfway(name);
                default ->
                        throw faults.failure(
                                name, fate, () -> Reflected.call(statement, method, args));
            }
        } finally {
            batch.clear();
            batched = 0;
        }
    }

    /** Builds the first half of the batch again, and executes that. */
    private SQLException failHalfway(String name) throws SQLException {
        int half = batched / 2;
        statement.clearBatch();
        int added = 0;
        for (Call call : batch) {
            if (added < half) {
                Reflected.call(statement, call.method(), call.args());
                added += call.method().getName().equals("addBatch") ? 1 : 0;
            }
        }
        int[] counts = half == 0 ? new int[0] : statement.executeBatch();
        SQLException cause = FaultyConnection.refused(name);
        return new BatchUpdateException(
                "the database refuses what comes after the first "
                        + half
                        + " of '"
                        + name
                        + "': "
                        + Arrays.toString(counts),
                cause.getSQLState(),
                counts,
                cause);
    }

    private @Nullable Object executeQuery(Statement proxy, Method method, Object @Nullable [] args)
            throws Exception {
        String name = shown(args);
        Fate fate = faults.meet(name);
        switch (fate) {
            case PASS, ANSWER_LATE, FAIL_HALFWAY -> {
                int rowsMax = fate == Fate.FAIL_HALFWAY ? 1 : Integer.MAX_VALUE;
                ResultSet rows = (ResultSet) Reflected.call(statement, method, args);
                return rows == null ? null : new FaultyResult(proxy, rows, rowsMax).proxy();
            }
            default ->
                    throw faults.failure(name, fate, () -> Reflected.call(statement, method, args));
        }
    }
}
