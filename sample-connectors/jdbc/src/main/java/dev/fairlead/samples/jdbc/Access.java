package dev.fairlead.samples.jdbc;

import dev.fairlead.api.Setting;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.errors.ConnectException;

/** How to reach the database. */
public record Access(
        @Setting("Address, as the database's JDBC driver has it") String url,
        @Setting("User") Optional<String> user,
        @Setting("Password") Optional<Password> password) {

    /**
     * Connects. {@code DriverManager} knows drivers of the worker; those in the directory of the
     * connector make themselves known when they are loaded.
     */
    Connection connect() throws SQLException {
        if (!isKnown()) {
            ServiceLoader.load(Driver.class, Access.class.getClassLoader()).forEach(loaded -> {});
            if (!isKnown()) {
                throw new ConnectException(
                        "no JDBC driver takes the address \""
                                + url
                                + "\"; correct connection.url, or put the driver's jar into the"
                                + " directory of the connector");
            }
        }
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret.value()));
        return DriverManager.getConnection(url, properties);
    }

    private boolean isKnown() {
        return DriverManager.drivers().anyMatch(this::takes);
    }

    private boolean takes(Driver driver) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException refused) {
            return false;
        }
    }
}
