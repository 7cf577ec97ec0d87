package dev.fairlead.samples.old;

import dev.fairlead.samples.old.plugin.CountSource;
import dev.fairlead.samples.old.plugin.Even;
import dev.fairlead.samples.old.plugin.GatherSink;
import dev.fairlead.samples.old.plugin.KeepingSink;
import dev.fairlead.samples.old.plugin.LineConverter;
import dev.fairlead.samples.old.plugin.NoteSource;
import dev.fairlead.samples.old.plugin.Shout;
import dev.fairlead.samples.old.plugin.WordConverter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The plugins of this test beside the sample's jar, which has the SDK in it. */
final class PluginJar {
    private PluginJar() {}

    /** Makes a plugin.path of one plugin. */
    static Path pluginPath(Path directory, Path samplesJar) throws IOException {
        Path plugin = Files.createDirectories(directory.resolve("plugins").resolve("one"));
        Files.copy(samplesJar, plugin.resolve("files.jar"));
        try (OutputStream file = Files.newOutputStream(plugin.resolve("parts.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            manifest(jar, SinkConnector.class, KeepingSink.class, GatherSink.class);
            manifest(jar, SourceConnector.class, NoteSource.class, CountSource.class);
            manifest(jar, Converter.class, LineConverter.class, WordConverter.class);
            manifest(jar, HeaderConverter.class, LineConverter.class, WordConverter.class);
            manifest(jar, Transformation.class, Shout.Value.class);
            manifest(jar, Predicate.class, Even.class);
            for (Path each : classes()) {
                add(
                        jar,
                        "dev/fairlead/samples/old/plugin/" + each.getFileName(),
                        Files.readAllBytes(each));
            }
        }
        return plugin.getParent();
    }

    private static List<Path> classes() throws IOException {
        try {
            URI one = KeepingSink.class.getResource("KeepingSink.class").toURI();
            try (Stream<Path> files = Files.list(Path.of(one).getParent())) {
                return files.sorted().toList();
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void manifest(JarOutputStream jar, Class<?> type, Class<?>... plugins)
            throws IOException {
        String names = Arrays.stream(plugins).map(Class::getName).collect(Collectors.joining("\n"));
        add(jar, "META-INF/services/" + type.getName(), names.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
