package dev.fairlead.maven.run;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a worker needs on disk: a directory for plugin.path with nothing but the plugin jar in it,
 * its properties, and the data of its embedded log. It all lies below target; the data stays from
 * run to run until {@code mvn clean}.
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
     * Puts plugins where the worker looks for them, and nothing else. The project's target
     * directory can't be used as plugin.path itself: the thin jar lies there too, and the worker
     * would find each plugin twice.
     *
     * @param jars the plugin jar, and those of other plugins that the configurations name
     * @throws IOException if they can't be copied
     */
    public void place(List<Path> jars) throws IOException {
        Path plugins = Files.createDirectories(plugins());
        try (Stream<Path> old = Files.list(plugins)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Path jar : jars) {
            Files.copy(
                    jar, plugins.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Writes the worker's properties.
     *
     * @param overrides properties of the project, which win
     * @return the file
     * @throws IOException if it can't be written
     */
    public Path writeProperties(Map<String, String> overrides) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("plugin.path", plugins().toString());
        settings.put("plugin.discovery", "service_load");
        settings.put("fairlead.data.dir", directory.resolve("data").toString());
        settings.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("key.converter.schemas.enable", "false");
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("value.converter.schemas.enable", "false");
        settings.put("offset.flush.interval.ms", "1000");
        settings.put("listeners", "http://localhost:0");
        settings.putAll(overrides);
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = directory.resolve("worker.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    /**
     * Lists connector configurations.
     *
     * @param configs a directory
     * @return its .properties and .json files by name; none if there is no such directory
     * @throws IOException if it can't be read
     */
    public static List<Path> connectors(Path configs) throws IOException {
        if (!Files.isDirectory(configs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(configs)) {
            return files.filter(
                            file ->
                                    file.toString().endsWith(".properties")
                                            || file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private Path plugins() {
        return directory.resolve("plugins");
    }
}
