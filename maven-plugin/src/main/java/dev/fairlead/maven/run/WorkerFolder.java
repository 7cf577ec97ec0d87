package dev.fairlead.maven.run;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a worker needs on disk: plugins, its properties, and its data. It all lies below target; the
 * data stays from run to run until {@code mvn clean}.
 */
public final class WorkerFolder {
    private final Path directory;

    /**
     * Names the folder.
     *
     * @param directory a directory below target; it is made when needed
     */
    public WorkerFolder(Path directory) {
        this.directory = directory;
    }

    /**
     * Returns the directory in which plugin locations are made. The project's target directory
     * can't be used as plugin.path itself: jars lie there too, and the worker would find each
     * plugin twice.
     *
     * @return a directory below this one
     */
    public Path plugins() {
        return directory.resolve("plugins");
    }

    /**
     * Writes the worker's properties.
     *
     * @param plugins where plugins are
     * @param log which log the worker works on: each has data of its own, because offsets of one
     *     mean nothing in another
     * @param overrides properties of the project, which win
     * @return the file
     * @throws IOException if it can't be written
     */
    public Path writeProperties(Path plugins, DevLog log, Map<String, String> overrides)
            throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("plugin.path", plugins.toString());
        settings.put("plugin.discovery", "service_load");
        settings.put("fairlead.data.dir", directory.resolve(log.directory()).toString());
        settings.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("key.converter.schemas.enable", "false");
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("value.converter.schemas.enable", "false");
        settings.put("offset.flush.interval.ms", "1000");
        settings.put("listeners", "http://localhost:0");
        log.bootstrapServers().ifPresent(servers -> settings.put("bootstrap.servers", servers));
        settings.putAll(overrides);
        Files.createDirectories(directory);
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = directory.resolve("worker.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    /** The directory of a broker of its own. */
    Path broker() {
        return directory.resolve("kafka");
    }

    /**
     * Lists connector configurations.
     *
     * @param configs a directory
     * @return its .properties and .json files by name; none if there is no such directory
     * @throws IOException if it can't be read
     */
    public static List<Path> connectors(Path configs) throws IOException {
        return new DevFiles(configs, List.of(), List.of()).connectors();
    }
}
