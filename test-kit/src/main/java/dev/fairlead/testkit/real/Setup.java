package dev.fairlead.testkit.real;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * What runs where.
 *
 * @param connector the connector's class
 * @param type what kind of connector it is, as manifests call it
 * @param settings beside those of the world
 */
record Setup(
        String connector,
        Class<? extends Connector> type,
        Map<String, String> settings,
        String bootstrapServers,
        RealWorker kind,
        RealOptions options) {
    /** The name under which the connector runs. */
    static final String NAME = "confirmed";

    private static final String TRANSFORMS = "transforms";
    private static final String ORIGIN = "fairleadorigin";

    Setup {
        settings = Map.copyOf(settings);
    }

    /** The connector's class without its package. */
    String shortName() {
        return connector.substring(connector.lastIndexOf('.') + 1);
    }

    /** Whether records may rightly be missing in the topic. */
    boolean mayLeaveOut() {
        return settings.containsKey(TRANSFORMS) || "all".equals(settings.get("errors.tolerance"));
    }

    /** The worker for a world with these settings; it doesn't run yet. */
    RunningWorker worker(Map<String, String> world) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(world);
        all.put("name", NAME);
        all.put("connector.class", connector);
        all.putIfAbsent("tasks.max", "1");
        Path directory =
                Scratch.anew(
                        options.directory()
                                .resolve(shortName() + "-" + kind.name().replace(' ', '-')));
        WorkerFiles files = new WorkerFiles(directory);
        files.write(bootstrapServers, kind.pluginPath(), all);
        files.list(unlisted());
        return new RunningWorker(kind, files);
    }

    /** What the kit lists: workers may know plugins by manifests only. */
    private Map<String, String> unlisted() {
        Map<String, String> plugins = new TreeMap<>();
        plugins.put(Transformation.class.getName(), Origin.class.getName());
        if (kind.pluginPath().isEmpty()) {
            plugins.put(type.getName(), connector);
        }
        return plugins;
    }

    /** The same with another setting. */
    Setup with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new Setup(connector, type, more, bootstrapServers, kind, options);
    }

    /** The same with other options. */
    Setup with(RealOptions other) {
        return new Setup(connector, type, settings, bootstrapServers, kind, other);
    }

    /** The same with the transformation that tells where a source's records came from. */
    Setup withOrigin() {
        Map<String, String> more = new TreeMap<>(settings);
        more.merge(TRANSFORMS, ORIGIN, (theirs, ours) -> ours + "," + theirs);
        more.put("transforms." + ORIGIN + ".type", Origin.class.getName());
        return new Setup(connector, type, more, bootstrapServers, kind, options);
    }
}
