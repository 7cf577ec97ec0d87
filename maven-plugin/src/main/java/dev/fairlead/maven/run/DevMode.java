package dev.fairlead.maven.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Dev mode from its start to its end: a worker, a broker if one is wanted, somebody who watches the
 * files and somebody who reads the keyboard. What happens comes into one queue, and the thread that
 * runs this does it.
 */
public final class DevMode {
    /**
     * What runs.
     *
     * @param java the java executable
     * @param project the directory against which paths in configurations are read
     * @param files what is watched
     * @param worker the worker's class path
     * @param settings worker properties of the project
     */
    public record Plan(
            Path java,
            Path project,
            DevFiles files,
            List<Path> worker,
            Map<String, String> settings) {
        /** Keeps copies. */
        public Plan {
            worker = List.copyOf(worker);
            settings = Map.copyOf(settings);
        }
    }

    /** Where the records are. */
    public sealed interface Log {
        /** In the worker's own log. */
        record Embedded() implements Log {}

        /**
         * In a broker that comes and goes with dev mode.
         *
         * @param libraries its class path
         */
        record OwnBroker(List<Path> libraries) implements Log {}

        /**
         * In a cluster that is there anyway.
         *
         * @param bootstrapServers where it is
         */
        record Cluster(String bootstrapServers) implements Log {}
    }

    /** Builds sources, and says what is wrong with them. */
    @FunctionalInterface
    public interface Build {
        /**
         * Builds.
         *
         * @param changed the files that have changed
         * @return what is wrong; empty when nothing is
         */
        Optional<String> again(Set<Path> changed);
    }

    private final Plan plan;
    private final WorkerFolder folder;
    private final PluginFolder plugins;
    private final Build build;
    private final BlockingQueue<DevEvent> events = new LinkedBlockingQueue<>();

    /**
     * Prepares it.
     *
     * @param plan what runs
     * @param folder where it runs
     * @param plugins makes plugin locations
     * @param build compiles
     */
    public DevMode(Plan plan, WorkerFolder folder, PluginFolder plugins, Build build) {
        this.plan = plan;
        this.folder = folder;
        this.plugins = plugins;
        this.build = build;
    }

    /**
     * Runs until somebody quits or ends the process.
     *
     * @param log where the records are
     * @return what ended by itself, if that is why it is over
     * @throws IOException if a process can't be started
     * @throws InterruptedException if the thread is interrupted; everything is stopped
     */
    public Optional<DevEvent.Ended> run(Log log) throws IOException, InterruptedException {
        boolean isTerminal = Tty.isThere();
        TerminalScreen screen = new TerminalScreen(System.out, Tty.showsColours());
        FileStamps known = FileStamps.of(plan.files().places());
        try (Stops stops = new Stops()) {
            DevLog where = log(log, stops);
            Placed placed = new Placed(plugins.place());
            WorkerProcess worker =
                    stops.add(
                            WorkerProcess.start(
                                    WorkerProcess.java(plan.java(), plan.worker(), isTerminal),
                                    plan.project(),
                                    () -> arguments(placed, where),
                                    events::add));
            stops.add(FileWatch.start(plan.files().places(), known, events::add));
            Keyboard keyboard = stops.add(Keyboard.ofTerminal(isTerminal, events::add));
            screen.say(
                    "keys: "
                            + Key.summary()
                            + (keyboard.mode() == Keyboard.Mode.KEYS ? "" : "  (and Enter)"));
            DevLoop loop =
                    new DevLoop(
                            plan.files(),
                            new Builds(plan.project(), build, plugins, placed),
                            worker,
                            screen);
            DevEvent event = events.take();
            while (loop.handle(event)) {
                event = events.take();
            }
            return event instanceof DevEvent.Ended ended ? Optional.of(ended) : Optional.empty();
        }
    }

    private DevLog log(Log log, Stops stops) throws IOException {
        if (log instanceof Log.OwnBroker own) {
            Broker broker =
                    stops.add(
                            Broker.start(
                                    plan.java(), own.libraries(), folder.broker(), events::add));
            return DevLog.ownKafka(broker.bootstrapServers());
        }
        return log instanceof Log.Cluster cluster
                ? DevLog.kafka(cluster.bootstrapServers())
                : DevLog.embedded();
    }

    private List<String> arguments(Placed placed, DevLog log) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(folder.writeProperties(placed.path, log, plan.settings()).toString());
        plan.files().connectors().forEach(config -> arguments.add(config.toString()));
        return arguments;
    }

    /** Where the plugins are that a worker gets when it starts; the queue's thread only. */
    private static final class Placed {
        private Path path;

        Placed(Path path) {
            this.path = path;
        }
    }

    private record Builds(Path project, Build build, PluginFolder plugins, Placed placed)
            implements DevLoop.Builder {
        @Override
        public Optional<String> build(Set<Path> changed) {
            return build.again(changed)
                    .map(trouble -> trouble.replace(project + File.separator, ""));
        }

        @Override
        public Path place() throws IOException {
            placed.path = plugins.place();
            return placed.path;
        }
    }
}
