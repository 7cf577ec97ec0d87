package dev.fairlead.testkit.subject;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Judges a plugin in a process of its own, on the Kafka Connect that it was written for: its jars
 * come first on the class path, then the kit. What the kit needs of a newer Kafka comes last, and
 * the plugin doesn't see it.
 */
public final class Fork {
    /** Begins a line of the process that is for the user at once. */
    public static final String PROGRESS = "fairlead-progress: ";

    /** The system property that says for how many seconds one plugin may be judged. */
    public static final String LIMIT = "fairlead.limit";

    /** When neither that nor a budget is given. */
    public static final long LIMIT_DEFAULT_SECONDS = 300;

    private static final int LAST_LINES = 15;
    private static final int GRACE_SECONDS = 60;

    private final PluginJar plugin;
    private final String mainClass;
    private final Map<String, String> properties;
    private final Consumer<String> progress;

    /**
     * @param mainClass reads an {@link Order} from the file that is its first argument, and writes
     *     an {@link Answer} to the second
     * @param properties system properties of the process
     * @param progress hears of what the process is doing, in the caller's thread
     */
    public Fork(
            PluginJar plugin,
            String mainClass,
            Map<String, String> properties,
            Consumer<String> progress) {
        this.plugin = plugin;
        this.mainClass = mainClass;
        this.properties = Map.copyOf(new TreeMap<>(properties));
        this.progress = progress;
    }

    /** Chooses what to judge, by what the plugin holds. */
    public interface Choice {
        /**
         * The requests.
         *
         * @throws BadInput what was asked for isn't there
         */
        List<Request> of(PluginContents contents);
    }

    /**
     * Looks into the plugin, starts the process and waits for its answer.
     *
     * @throws BadInput nothing could be judged; says all that is to be changed
     */
    public Answer judge(Choice choice) {
        Path room = Rooms.create();
        try {
            PluginContents contents = PluginContents.read(plugin.path(), room.resolve("plugin"));
            List<Request> requests = choice.of(contents);
            return requests.isEmpty()
                    ? new Answer(List.of(), List.of(), List.of(), List.of())
                    : judge(contents, requests, room);
        } finally {
            Rooms.delete(room);
        }
    }

    private Answer judge(PluginContents contents, List<Request> requests, Path room) {
        OwnClassPath own = OwnClassPath.ofThisProcess();
        ConnectJars connect = connect(contents, own);
        Set<String> classPath = new LinkedHashSet<>();
        connect.kafkas().forEach(jar -> classPath.add(jar.toString()));
        own.others().forEach(entry -> classPath.add(entry.toString()));
        connect.others().forEach(jar -> classPath.add(jar.toString()));
        own.plugins().stream()
                .filter(jar -> !connect.has(artifact(jar)))
                .forEach(jar -> classPath.add(jar.toString()));
        List<String> supplement = new ArrayList<>();
        own.api().stream().map(Path::toString).filter(classPath::add).forEach(supplement::add);
        List<String> parts = new ArrayList<>();
        contents.parts().forEach(part -> parts.add(part.toString()));
        plugin.libraries().forEach(jar -> parts.add(jar.toAbsolutePath().toString()));
        Order order =
                new Order(
                        plugin.path().toString(),
                        connect.version().orElse("of --api"),
                        parts,
                        supplement,
                        plugin.instrumented(),
                        requests);
        return run(order, String.join(File.pathSeparator, classPath), room);
    }

    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d.*", "");
    }

    /** What the user says, else what lies beside the plugin or its POM says, else the kit's own. */
    private ConnectJars connect(PluginContents contents, OwnClassPath own) {
        if (!plugin.api().isEmpty()) {
            return new ConnectJars(
                    Optional.empty(), plugin.api().stream().map(Path::toAbsolutePath).toList());
        }
        String wanted = version(contents, own);
        if (wanted.equals(own.version())) {
            List<Path> jars = new ArrayList<>(own.api());
            jars.addAll(own.plugins());
            return new ConnectJars(Optional.of(wanted), jars);
        }
        ConnectRelease release = new ConnectRelease(wanted);
        ConnectRelease used = release.standIn();
        progress.accept(
                "getting connect-api %s%s"
                        .formatted(
                                used.version(),
                                used.equals(release)
                                        ? ""
                                        : ", the oldest that plugins can be judged with, for "
                                                + wanted));
        return MavenJars.ofUser().get(used);
    }

    private String version(PluginContents contents, OwnClassPath own) {
        return plugin.connect()
                .or(() -> contents.bundled("connect-api").map(Fork::versionOf))
                .or(contents::connectVersion)
                .or(() -> contents.releasedWithKafka())
                .orElse(own.version());
    }

    private static String versionOf(Path jar) {
        return jar.getFileName().toString().replaceFirst("^.*?-(?=\\d)", "").replace(".jar", "");
    }

    private Answer run(Order order, String classPath, Path room) {
        Path orderFile = room.resolve("order.json");
        Path answerFile = room.resolve("answer.json");
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m"));
        command.add("-XX:-OmitStackTraceInFastThrow"); // failures say where they come from
        command.add("-Djava.io.tmpdir=" + room.resolve("tmp"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-D" + LIMIT + "=" + limitSeconds());
        command.addAll(plugin.jvmOptions());
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(orderFile.toString(), answerFile.toString()));
        try {
            Files.createDirectories(room.resolve("tmp"));
            Files.writeString(orderFile, order.toJson());
            Process process = start(command);
            Deque<String> last;
            int code;
            long all = Math.multiplyExact(order.requests().size(), limitSeconds()) + GRACE_SECONDS;
            try (Guard guard = new Guard(process, Duration.ofSeconds(all))) {
                last = follow(process);
                code = waitFor(process);
                guard.demandInTime(order);
            }
            if (!Files.exists(answerFile)) {
                throw new BadInput(died(order, code, last));
            }
            return Answer.parse(Files.readString(answerFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long limitSeconds() {
        long budget = Long.parseLong(properties.getOrDefault("fairlead.budget", "60"));
        return Optional.ofNullable(properties.get(LIMIT))
                .map(Long::parseLong)
                .orElse(LIMIT_DEFAULT_SECONDS + 3 * (budget - 60));
    }

    /** Ends the process when it is so stuck that it can't give up by itself. */
    private static final class Guard implements AutoCloseable {
        private final Duration limit;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile boolean tooLate;

        private Guard(Process process, Duration limit) {
            this.limit = limit;
            Thread thread = new Thread(() -> watch(process), "fairlead-fork-guard");
            thread.setDaemon(true);
            thread.start();
        }

        private void watch(Process process) {
            try {
                end.get(limit.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                tooLate = true;
                process.destroyForcibly();
            } catch (InterruptedException | ExecutionException e) {
                process.destroyForcibly();
            }
        }

        private void demandInTime(Order order) {
            if (tooLate) {
                throw new BadInput(
                        ("the process that judges \"%s\" didn't end within %d s and was killed;"
                                        + " judge its plugins one by one with --class, or raise"
                                        + " --limit")
                                .formatted(order.plugin(), limit.toSeconds()));
            }
        }

        @Override
        public void close() {
            end.complete(null);
        }
    }

    private static Process start(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new BadInput(
                    "the Java \"%s\" can't be run (%s); correct --java-home"
                            .formatted(command.get(0), e.getMessage()));
        }
    }

    private String java() {
        Path home = plugin.javaHome().orElse(Path.of(System.getProperty("java.home")));
        return home.resolve("bin").resolve("java").toString();
    }

    /** Passes on what is for the user, and keeps the last of the rest. */
    private Deque<String> follow(Process process) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(PROGRESS)) {
                    progress.accept(line.substring(PROGRESS.length()));
                } else {
                    last.add(line);
                    if (last.size() > LAST_LINES) {
                        last.remove();
                    }
                }
            }
        }
        return last;
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("judging a plugin was interrupted", e);
        }
    }

    private static String died(Order order, int code, Deque<String> last) {
        return ("the process that judges \"%s\" ended with %d and no answer, so the plugin, or a"
                        + " JVM option, ended it; its last lines:%n%s")
                .formatted(
                        order.plugin(),
                        code,
                        last.stream().map(line -> "  " + line).collect(Collectors.joining("\n")));
    }
}
