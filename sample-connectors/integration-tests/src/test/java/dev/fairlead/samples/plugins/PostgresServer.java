package dev.fairlead.samples.plugins;

import dev.fairlead.samples.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Debian's PostgreSQL with logical decoding, as a process of its own, on a free port, with its data
 * in a temporary directory. It doesn't run as root: a root starts it as the user postgres.
 */
final class PostgresServer implements AutoCloseable {
    static final String HOW_TO_GET_IT =
            "there is no PostgreSQL in /usr/lib/postgresql; with Debian: apt-get install"
                    + " postgresql";

    private static final Path HOME = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int TRIES = 300;

    private final Path programs;
    private final Path directory;
    private final int port;
    private Program server;

    private PostgresServer(Path programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /** Where the newest version's programs are; empty if there is none. */
    static Optional<Path> programs() {
        if (!Files.isDirectory(HOME)) {
            return Optional.empty();
        }
        try (var versions = Files.list(HOME)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PostgresServer start(Path programs) throws IOException {
        Path directory = Files.createTempDirectory("fairlead-postgres");
        if (isRoot()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setOwner(
                    directory,
                    directory
                            .getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(USER));
        }
        PostgresServer server = new PostgresServer(programs, directory, freePort());
        server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-N", "-E", "UTF8");
        server.start();
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void start() {
        server =
                Program.start(
                        command(
                                "postgres",
                                List.of(
                                        "-D",
                                        data(),
                                        "-p",
                                        String.valueOf(port),
                                        "-k",
                                        directory.toString(),
                                        "-c",
                                        "listen_addresses=127.0.0.1",
                                        "-c",
                                        "wal_level=logical",
                                        "-c",
                                        "fsync=off")),
                        Map.of(),
                        directory.resolve("log"));
        for (int i = 0; i < TRIES && server.isAlive(); i++) {
            try {
                sql("SELECT 1");
                return;
            } catch (IllegalStateException e) { // not up yet
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw new IllegalStateException("PostgreSQL doesn't start:\n" + server.output());
    }

    int port() {
        return port;
    }

    /** Runs statements, and returns what they say. */
    String sql(String statements) {
        return run(
                "psql",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-U",
                USER,
                "-X",
                "-A",
                "-t",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-c",
                statements);
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(
                    List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private String run(String program, String... arguments) {
        try {
            Process process =
                    new ProcessBuilder(command(program, List.of(arguments)))
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed: " + said);
            }
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.signal("INT"); // a fast shutdown: clients are disconnected
            server.awaitEnd();
        }
        try (var files = Files.walk(directory)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
