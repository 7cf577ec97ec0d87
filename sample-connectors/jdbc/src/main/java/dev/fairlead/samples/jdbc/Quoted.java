package dev.fairlead.samples.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Names as SQL has them. */
final class Quoted {
    private Quoted() {}

    static String of(Connection connection, String name) throws SQLException {
        String mark = connection.getMetaData().getIdentifierQuoteString().strip();
        return mark.isEmpty() ? name : mark + name.replace(mark, mark + mark) + mark;
    }
}
