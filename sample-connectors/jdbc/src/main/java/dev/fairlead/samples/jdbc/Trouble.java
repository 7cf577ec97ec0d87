package dev.fairlead.samples.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** What a database's refusal means. */
final class Trouble {
    /** Connection lost, rolled back for another, out of something, in use, stopped by somebody. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "HY");

    private static final String TAKEN = "23505";

    private Trouble() {}

    /** The failure for a worker: to be tried again if it may pass. */
    static ConnectException of(String what, SQLException failure) {
        String message =
                what + ": " + failure.getMessage() + " (SQL state " + failure.getSQLState() + ")";
        return mayPass(failure)
                ? new RetriableException(message, failure)
                : new ConnectException(message, failure);
    }

    static boolean mayPass(SQLException failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || PASSING.contains(group(failure));
    }

    /** Whether it is this row that the database refuses: a value, or a constraint. */
    static boolean isOfTheRow(SQLException failure) {
        return !mayPass(failure) && Set.of("22", "23").contains(group(failure));
    }

    /** Whether there is such a row already. */
    static boolean isTaken(SQLException failure) {
        return TAKEN.equals(failure.getSQLState());
    }

    /** Whether there is no such table, as H2 and PostgreSQL say it. */
    static boolean isNoTable(SQLException failure) {
        return Set.of("42S02", "42S03", "42S04", "42P01")
                .contains(String.valueOf(failure.getSQLState()));
    }

    private static String group(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
