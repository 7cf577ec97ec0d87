package dev.fairlead.samples.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.types.Password;

/**
 * A database for a test: H2 in memory; or, with the system property {@code fairlead.postgres}, a
 * schema in a PostgreSQL that runs for all tests of the JVM.
 */
final class Databases implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final boolean POSTGRES = Boolean.getBoolean("fairlead.postgres");

    private final String url;
    private final Connection own;

    private Databases(String url) throws SQLException {
        this.url = url;
        this.own = DriverManager.getConnection(url, "postgres", "");
    }

    static boolean isPostgres() {
        return POSTGRES;
    }

    static Databases fresh() throws SQLException {
        String name = "test" + COUNT.incrementAndGet();
        if (!POSTGRES) {
            return new Databases(
                    "jdbc:h2:mem:" + name + ";DATABASE_TO_UPPER=FALSE;LOCK_TIMEOUT=200");
        }
        try (Databases whole = new Databases(Server.URL)) {
            whole.run("create schema " + name);
        }
        return new Databases(Server.URL + "?currentSchema=" + name);
    }

    Access access() {
        return new Access(url, Optional.of("postgres"), Optional.of(new Password("")));
    }

    Map<String, String> settings() {
        return Map.of("connection.url", url, "connection.user", "postgres");
    }

    Connection another() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    void run(String... statements) throws SQLException {
        try (Statement statement = own.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of a query, with the values of each between spaces. */
    List<String> rows(String sql) throws SQLException {
        try (Statement statement = own.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : " ").append(found.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        own.close();
    }

    /** Debian's PostgreSQL, in a temporary directory; it does not run as root. */
    private static final class Server {
        private static final Path HOME = Path.of("/usr/lib/postgresql");
        static final String URL = start();

        private static String start() {
            try {
                Path directory = Files.createTempDirectory("fairlead-jdbc");
                if (isRoot()) {
                    Files.setPosixFilePermissions(
                            directory, PosixFilePermissions.fromString("rwxr-xr-x"));
                    Files.setOwner(
                            directory,
                            directory
                                    .getFileSystem()
                                    .getUserPrincipalLookupService()
                                    .lookupPrincipalByName("postgres"));
                }
                String data = directory.resolve("data").toString();
                run(directory, "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N");
                int port = startOnAFreePort(directory, data);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(directory, data)));
                return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** PostgreSQL can't be asked to choose a port; one that somebody has makes it fail. */
        private static int startOnAFreePort(Path directory, String data) {
            String log = directory.resolve("log").toString();
            for (int tries = 1; ; tries++) {
                int port = freePort();
                String options =
                        "-p "
                                + port
                                + " -k "
                                + directory
                                + " -c listen_addresses=127.0.0.1 -c fsync=off";
                try {
                    run(directory, "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start");
                    return port;
                } catch (IllegalStateException taken) {
                    if (tries == 5) {
                        throw taken;
                    }
                }
            }
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean isRoot() {
            return "root".equals(System.getProperty("user.name"));
        }

        private static void stop(Path directory, String data) {
            run(directory, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
            try (var files = Files.walk(directory)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void run(Path directory, String program, String... arguments) {
            List<String> command = new ArrayList<>();
            if (isRoot()) {
                command.addAll(
                        List.of(
                                "setpriv",
                                "--reuid=postgres",
                                "--regid=postgres",
                                "--init-groups"));
            }
            try (var versions = Files.list(HOME)) {
                Path newest = versions.max(Comparator.naturalOrder()).orElseThrow();
                command.add(newest.resolve("bin").resolve(program).toString());
                command.addAll(List.of(arguments));
                Path said = Files.createTempFile("fairlead-" + program, ".log");
                Process process =
                        new ProcessBuilder(command)
                                .directory(directory.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(said.toFile())
                                .start();
                boolean ended = process.waitFor(60, TimeUnit.SECONDS);
                if (!ended || process.exitValue() != 0) {
                    throw new IllegalStateException(program + ": " + Files.readString(said));
                }
                Files.delete(said);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
