package dev.fairlead.samples.compared;

import dev.fairlead.samples.compared.plugin.Picky;
import dev.fairlead.samples.compared.plugin.ScriptedSink;
import dev.fairlead.samples.compared.plugin.ScriptedSource;
import dev.fairlead.samples.compared.plugin.Unsure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The scripted plugins as a jar in a plugin path. */
final class PluginArchive {
    private PluginArchive() {}

    /** Writes it, and returns the plugin path. */
    static Path write(Path pluginPath) throws IOException {
        Path directory = Files.createDirectories(pluginPath.resolve("scripted"));
        try (OutputStream file = Files.newOutputStream(directory.resolve("scripted.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            addManifest(jar, SourceConnector.class, ScriptedSource.class);
            addManifest(jar, SinkConnector.class, ScriptedSink.class);
            addManifest(jar, Transformation.class, Picky.class);
            addManifest(jar, Predicate.class, Unsure.class);
            Path classes = classes();
            for (Path each : filesIn(classes)) {
                add(
                        jar,
                        "dev/fairlead/samples/compared/plugin/" + each.getFileName(),
                        Files.readAllBytes(each));
            }
        }
        return pluginPath;
    }

    private static Path classes() {
        try {
            return Path.of(ScriptedSource.class.getResource("ScriptedSource.class").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void addManifest(JarOutputStream jar, Class<?> type, Class<?> plugin)
            throws IOException {
        add(
                jar,
                "META-INF/services/" + type.getName(),
                plugin.getName().getBytes(StandardCharsets.UTF_8));
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
