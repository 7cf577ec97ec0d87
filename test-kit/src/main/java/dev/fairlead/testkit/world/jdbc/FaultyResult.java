package dev.fairlead.testkit.world.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Rows between the plugin and the driver; they may end with an exception. */
final class FaultyResult implements InvocationHandler {
    private final Statement statement;
    private final ResultSet rows;
    private final int rowsMax;
    private int read;

    /**
     * @param rowsMax how many rows come before the exception
     */
    FaultyResult(Statement statement, ResultSet rows, int rowsMax) {
        this.statement = statement;
        this.rows = rows;
        this.rowsMax = rowsMax;
    }

    ResultSet proxy() {
        return (ResultSet)
                Proxy.newProxyInstance(
                        FaultyResult.class.getClassLoader(),
                        new Class<?>[] {ResultSet.class},
                        this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
            throws Throwable {
        return switch (method.getName()) {
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "getStatement" -> statement;
            case "next" -> next();
            default -> Reflected.call(rows, method, args);
        };
    }

    private boolean next() throws SQLException {
        if (read++ >= rowsMax) {
            throw new SQLTransientConnectionException(
                    "the connection was lost after " + rowsMax + " rows", "08006");
        }
        return rows.next();
    }
}
