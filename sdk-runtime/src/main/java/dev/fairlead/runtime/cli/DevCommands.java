package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.config.ConfigFiles;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.dev.DevWorker;
import dev.fairlead.runtime.dev.DevWorker.Round;
import dev.fairlead.runtime.herder.OffsetEntry;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * What a developer can have a worker do, a line for each command. One that fails is told, and harms
 * nothing else. Confined to the thread that reads the lines.
 */
final class DevCommands {
    private final DevWorker worker;
    private final DevScreen screen;
    private final Secrets secrets;
    private final LongSupplier clock;

    /** Which connector each file has made. */
    private final Map<Path, String> names = new HashMap<>();

    /**
     * @param clock milliseconds since the epoch
     */
    DevCommands(DevWorker worker, DevScreen screen, Secrets secrets, LongSupplier clock) {
        this.worker = worker;
        this.screen = screen;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Starts the connectors of some files.
     *
     * @param since when that was asked for
     * @throws ConfigException lists what is wrong with the worker's configuration
     */
    void start(List<Path> files, long since) {
        List<ConnectorConfig> configs = new ArrayList<>();
        for (Path file : files) {
            try {
                configs.add(read(file));
            } catch (ConfigException e) {
                warn(e);
            }
        }
        tell(worker.start(configs), "RUNNING", since);
        worker.restAddress().ifPresent(address -> screen.say("REST API at " + address));
    }

    /**
     * Does one command.
     *
     * @return whether there are to be more
     */
    boolean run(String line) {
        String[] words = line.strip().split(" ", 2);
        String rest = words.length == 2 ? words[1] : "";
        try {
            switch (words[0]) {
                case "reload" -> reload(rest);
                case "config" -> config(rest);
                case "gone" -> gone(Path.of(rest));
                case "pause" ->
                        screen.say(
                                worker.pauseOrResume()
                                        ? "paused; p has them run again"
                                        : "resumed");
                case "restart" -> tell(worker.restart(), "restarted", clock.getAsLong());
                case "rewind" -> rewind(rest);
                case "offsets" -> offsets();
                case "schemas" -> screen.toggleSchemas();
                case "quit" -> {
                    return false;
                }
                default -> screen.warn("there is no command " + words[0]);
            }
        } catch (RuntimeException e) {
            warn(e); // a refusal, or a worker that can't be made of what is there now
        }
        return true;
    }

    /**
     * @param arguments when the change was saved, and where the plugins are now
     */
    private void reload(String arguments) {
        String[] parts = arguments.split(" ", 2);
        tell(worker.reload(List.of(Path.of(parts[1]))), "RUNNING again", Long.parseLong(parts[0]));
    }

    /**
     * @param arguments when the file was saved, and the file
     */
    private void config(String arguments) {
        String[] parts = arguments.split(" ", 2);
        Path file = Path.of(parts[1]);
        String before = names.get(file);
        ConnectorConfig config = read(file);
        if (before != null && !before.equals(config.name())) {
            worker.remove(before);
            screen.say(before + " is gone: " + file.getFileName() + " has another name now");
        }
        Round all = worker.put(config);
        List<ConnectorStatus> its =
                all.connectors().stream().filter(it -> it.name().equals(config.name())).toList();
        tell(new Round(its, all.troubles()), "RUNNING", Long.parseLong(parts[0]));
    }

    private void gone(Path file) {
        String name = names.remove(file);
        if (name != null) {
            worker.remove(name);
            screen.say(name + " is gone with " + file.getFileName() + "; its offsets are kept");
        }
    }

    private ConnectorConfig read(Path file) {
        ConnectorConfig config = ConfigFiles.connector(file);
        names.entrySet().stream()
                .filter(its -> its.getValue().equals(config.name()) && !its.getKey().equals(file))
                .findFirst()
                .ifPresent(
                        its -> {
                            throw new ConfigException(
                                    file
                                            + ": "
                                            + its.getKey()
                                            + " has a connector named \""
                                            + config.name()
                                            + "\" already; give each a name of its own");
                        });
        names.put(file, config.name());
        return config;
    }

    private void rewind(String records) {
        OptionalInt back =
                records.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(records.strip()));
        Round round = worker.rewind(back);
        tellTroubles(round);
        round.connectors().stream()
                .filter(its -> !round.troubles().containsKey(its.name()))
                .forEach(
                        its ->
                                screen.say(
                                        its.name()
                                                + (back.isEmpty()
                                                        ? " goes back to the beginning"
                                                        : " goes back by "
                                                                + back.getAsInt()
                                                                + " records")));
    }

    private void offsets() {
        worker.offsets()
                .forEach(
                        (name, entries) -> {
                            if (entries.isEmpty()) {
                                screen.say("offsets of " + name + ": none");
                            }
                            entries.forEach(
                                    entry -> screen.say("offsets of " + name + ": " + text(entry)));
                        });
    }

    private static String text(OffsetEntry entry) {
        return sorted(entry.partition()) + " at " + sorted(entry.offset());
    }

    private static String sorted(@org.jspecify.annotations.Nullable Map<String, ?> map) {
        return map == null ? "-" : new TreeMap<>(map).toString();
    }

    private void tell(Round round, String what, long since) {
        tellTroubles(round);
        List<ConnectorStatus> fine =
                round.connectors().stream()
                        .filter(its -> !round.troubles().containsKey(its.name()))
                        .toList();
        if (!fine.isEmpty()) {
            screen.say(
                    (round.troubles().isEmpty() && isHealthy(fine) ? what : "under way")
                            + " after "
                            + Math.max(0, clock.getAsLong() - since)
                            + " ms: "
                            + fine.stream()
                                    .map(DevCommands::text)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static boolean isHealthy(List<ConnectorStatus> connectors) {
        return connectors.stream()
                .noneMatch(
                        its ->
                                its.state() == TaskState.FAILED
                                        || its.tasks().stream()
                                                .anyMatch(
                                                        task -> task.state() == TaskState.FAILED));
    }

    private static String text(ConnectorStatus status) {
        Map<TaskState, Long> tasks =
                status.tasks().stream()
                        .collect(
                                Collectors.groupingBy(
                                        TaskStatus::state, TreeMap::new, Collectors.counting()));
        String states =
                tasks.entrySet().stream()
                        .map(
                                its ->
                                        its.getValue()
                                                + (its.getValue() == 1 ? " task " : " tasks ")
                                                + its.getKey())
                        .collect(Collectors.joining(", "));
        return status.name()
                + (status.state() == TaskState.RUNNING ? "" : " " + status.state())
                + (states.isEmpty() ? "" : " (" + states + ")");
    }

    private void tellTroubles(Round round) {
        new TreeMap<>(round.troubles())
                .forEach(
                        (name, trouble) ->
                                screen.warn(
                                        "connector "
                                                + name
                                                + " did not start: "
                                                + secrets.hide(trouble)));
    }

    private void warn(RuntimeException problem) {
        String message = String.valueOf(problem.getMessage());
        boolean isOurs = problem instanceof ConfigException || problem instanceof ConnectException;
        screen.warn(
                secrets.hide(
                        isOurs ? message : problem.getClass().getSimpleName() + ": " + message));
    }
}
