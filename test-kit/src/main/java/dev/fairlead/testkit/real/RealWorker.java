package dev.fairlead.testkit.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A worker that runs the connector in a process of its own: Apache Kafka Connect's standalone
 * worker, or Fairlead's. Immutable.
 *
 * <p>Without jars it has the class path of this JVM, so that connectors of the test are found. With
 * jars it has nothing else, and finds the connector in its {@linkplain #withPlugins plugin path}.
 */
public final class RealWorker {
    private final String name;
    private final String main;
    private final List<String> words;
    private final List<Path> classPath;
    private final List<Path> pluginPath;

    private RealWorker(
            String name,
            String main,
            List<String> words,
            List<Path> classPath,
            List<Path> pluginPath) {
        this.name = name;
        this.main = main;
        this.words = words;
        this.classPath = classPath;
        this.pluginPath = pluginPath;
    }

    /** Apache's; needs {@code org.apache.kafka:connect-runtime} among the test's dependencies. */
    public static RealWorker stock() {
        return stock(OwnProcess.classPath());
    }

    /** Apache's, from these jars: connect-runtime and what it needs. */
    public static RealWorker stock(List<Path> jars) {
        return new RealWorker(
                "stock worker",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                List.of(),
                List.copyOf(jars),
                List.of());
    }

    /** Fairlead's. */
    public static RealWorker fairlead() {
        return fairlead(OwnProcess.classPath());
    }

    /** Fairlead's, from these jars: fairlead-sdk-runtime and what it needs. */
    public static RealWorker fairlead(List<Path> jars) {
        return new RealWorker(
                "Fairlead worker",
                "dev.fairlead.runtime.cli.Fairlead",
                List.of("standalone"),
                List.copyOf(jars),
                List.of());
    }

    /** Adds to its plugin path a directory with plugins, or a jar. */
    public RealWorker withPlugins(Path directory) {
        List<Path> more = new ArrayList<>(pluginPath);
        more.add(directory.toAbsolutePath());
        return new RealWorker(name, main, words, classPath, List.copyOf(more));
    }

    /** What reports call it. */
    String name() {
        return name;
    }

    /** The plugin path as worker properties spell it; empty when there is none. */
    String pluginPath() {
        return pluginPath.stream().map(Path::toString).collect(Collectors.joining(","));
    }

    /** Starts it with its files. */
    OwnProcess start(WorkerFiles files) {
        List<String> arguments = new ArrayList<>(words);
        arguments.add(files.workerProperties().toString());
        arguments.add(files.connectorProperties().toString());
        return OwnProcess.start(withKit(files.manifests()), main, arguments, files.output());
    }

    /** The worker needs the kit's transformation, and manifests that list what it can't know. */
    private List<Path> withKit(Path manifests) {
        Path kit = OwnHome.of(Origin.class);
        List<Path> all = new ArrayList<>(classPath);
        if (!all.contains(kit)) {
            all.add(kit);
        }
        all.add(manifests);
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
