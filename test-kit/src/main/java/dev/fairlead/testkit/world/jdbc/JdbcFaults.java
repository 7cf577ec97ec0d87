package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * JDBC connections that fail when they are told to. Before each call to the database (connect,
 * execute, commit, rollback) an {@link Interference} is asked what becomes of it:
 *
 * <ul>
 *   <li>{@link Fate#FAIL_BEFORE}: a transient exception, the connection lives;
 *   <li>{@link Fate#FAIL_AFTER}: it is done, then the connection is lost without an answer: after a
 *       commit the caller can't know, anything else is rolled back;
 *   <li>{@link Fate#FAIL_HALFWAY}: half of a batch is done, a result ends with an exception after
 *       its first row; what has no parts is done and fails;
 *   <li>{@link Fate#TIME_OUT}: an {@link SQLTimeoutException}, at once, and no effect;
 *   <li>{@link Fate#GONE}: the connection is lost, and what wasn't committed is rolled back.
 * </ul>
 *
 * <pre>{@code
 * DataSource faulty = JdbcFaults.wrap(dataSource,
 *         call -> call.startsWith("commit") ? Fate.FAIL_AFTER : Fate.PASS);
 * }</pre>
 */
public final class JdbcFaults {
    private JdbcFaults() {}

    /** A data source whose connections fail when {@code interference} says so. */
    public static DataSource wrap(DataSource dataSource, Interference interference) {
        return (DataSource)
                Proxy.newProxyInstance(
                        JdbcFaults.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, args) ->
                                method.getReturnType() == Connection.class
                                        ? connect(
                                                () ->
                                                        wrapped(
                                                                dataSource,
                                                                method,
                                                                args,
                                                                interference),
                                                interference)
                                        : Reflected.call(dataSource, method, args));
    }

    private static Connection wrapped(
            DataSource dataSource, Method method, Object @Nullable [] args, Interference asked) {
        Object connection = Reflected.call(dataSource, method, args);
        return wrap((Connection) Objects.requireNonNull(connection), asked);
    }

    /** Opens connections. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    /** Opens a connection, unless {@code interference} says otherwise. */
    static Connection connect(Opening opening, Interference interference) throws SQLException {
        Fate fate = interference.meet("connect");
        switch (fate) {
            case PASS, ANSWER_LATE -> {
                return opening.open();
            }
            case TIME_OUT ->
                    throw new SQLTimeoutException("the connection can't be made in time", "HYT01");
            default ->
                    throw new SQLTransientConnectionException(
                            "the database takes no connections", "08001");
        }
    }

    /** A connection that fails when {@code interference} says so. */
    public static Connection wrap(Connection connection, Interference interference) {
        return new FaultyConnection(connection, interference).proxy();
    }
}
