package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A connection between the plugin and the driver. */
final class FaultyConnection implements InvocationHandler {
    private final Connection connection;
    private final Interference interference;
    private volatile boolean lost;

    FaultyConnection(Connection connection, Interference interference) {
        this.connection = connection;
        this.interference = interference;
    }

    Connection proxy() {
        return (Connection)
                Proxy.newProxyInstance(
                        FaultyConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
            throws Throwable {
        return switch (method.getName()) {
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "a connection";
            case "close" -> close();
            case "isClosed" -> lost || connection.isClosed();
            case "isValid" -> !lost && connection.isValid(0);
            case "unwrap", "isWrapperFor", "abort", "clearWarnings" ->
                    Reflected.call(connection, method, args);
            case "commit" -> call("commit", () -> Reflected.call(connection, method, args));
            case "rollback" -> call("roll back", () -> Reflected.call(connection, method, args));
            default -> inner((Connection) proxy, method, args);
        };
    }

    private @Nullable Object inner(Connection proxy, Method method, Object @Nullable [] args)
            throws SQLException {
        requireAlive();
        Object result = Reflected.call(connection, method, args);
        if (result instanceof Statement statement) {
            String sql = args != null && args[0] instanceof String text ? text : "";
            return new FaultyStatement(this, proxy, statement, sql).proxy(method.getReturnType());
        }
        return result;
    }

    private @Nullable Object close() throws SQLException {
        connection.close();
        return null;
    }

    /** Asks what becomes of a call that has no parts, and does so. */
    @Nullable Object call(String name, Callable<@Nullable Object> effect) throws Exception {
        Fate fate = meet(name);
        switch (fate) {
            case PASS, ANSWER_LATE -> {
                return effect.call();
            }
            case FAIL_HALFWAY -> {
                effect.call();
                throw refused(name);
            }
            default -> throw failure(name, fate, effect);
        }
    }

    /** Asks what becomes of a call. */
    Fate meet(String name) throws SQLException {
        requireAlive();
        return interference.meet(name);
    }

    /** What a call fails with that had its effect before, or none. */
    SQLException failure(String name, Fate fate, Callable<@Nullable Object> effect)
            throws Exception {
        switch (fate) {
            case FAIL_AFTER -> {
                effect.call();
                lose();
                return new SQLNonTransientConnectionException(
                        "the connection was lost during '" + name + "'", "08007");
            }
            case TIME_OUT -> {
                return new SQLTimeoutException("no answer in time to '" + name + "'", "HYT00");
            }
            case GONE -> {
                lose();
                return new SQLNonTransientConnectionException("the connection is gone", "08003");
            }
            default -> {
                return refused(name);
            }
        }
    }

    static SQLException refused(String name) {
        return new SQLTransientException("the database refuses '" + name + "' for now", "40001");
    }

    private void requireAlive() throws SQLException {
        if (lost) {
            throw new SQLNonTransientConnectionException("the connection was lost", "08003");
        }
    }

    /** Cuts the connection; what wasn't committed is rolled back. */
    void lose() {
        if (!lost) {
            lost = true;
            try {
                if (!connection.isClosed()) {
                    if (!connection.getAutoCommit()) {
                        connection.rollback();
                    }
                    connection.close();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the connection can't be cut", e);
            }
        }
    }
}
