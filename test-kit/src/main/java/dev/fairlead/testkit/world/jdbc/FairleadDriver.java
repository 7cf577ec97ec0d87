package dev.fairlead.testkit.world.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the databases of worlds, whose addresses begin with {@code jdbc:fairlead:}. {@link
 * DriverManager} finds it by itself.
 */
public final class FairleadDriver implements Driver {
    static final String PREFIX = "jdbc:fairlead:";

    private static final Driver DRIVER = new FairleadDriver();

    static {
        try {
            DriverManager.registerDriver(DRIVER);
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Has {@link DriverManager} know this driver, which it does once the class is loaded. */
    static void register() {
        assert DRIVER.getMajorVersion() > 0;
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url) ? Database.find(url.substring(PREFIX.length())).connect() : null;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("this driver doesn't log");
    }
}
