package dev.fairlead.testkit.certificate;

import dev.fairlead.testkit.certificate.Certificate.Certified;
import dev.fairlead.testkit.verdict.Trial;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where a build keeps the certificates of its plugins: one file for each trial, and one that has
 * all of them whose classes are the present ones. Any thread.
 */
public final class Deliveries {
    private final Path directory;

    /**
     * @param directory gets {@code delivery.json}, and a directory {@code delivery} with the others
     */
    public Deliveries(Path directory) {
        this.directory = directory;
    }

    /** Those of the project that the build runs tests of. */
    public static Deliveries ofTheProject() {
        return new Deliveries(Path.of("target", "fairlead"));
    }

    /**
     * Certifies a plugin that is on the class path. The answer is a line that says where, or
     * nothing if it isn't on the class path; nothing that goes wrong hides a failure.
     */
    public String add(Trial trial) {
        try {
            Class<?> plugin =
                    Class.forName(
                            trial.plugin(), false, Thread.currentThread().getContextClassLoader());
            Optional<Path> home = homeOf(plugin);
            return home.isPresent() ? add(trial, plugin, home.get()) : "";
        } catch (ClassNotFoundException | LinkageError e) {
            return "";
        } catch (IOException | RuntimeException e) {
            return "certificate: none, since it can't be written: " + e + "\n";
        }
    }

    private static Optional<Path> homeOf(Class<?> plugin) {
        try {
            URI uri = plugin.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Optional.of(Path.of(uri));
        } catch (URISyntaxException | RuntimeException e) {
            return Optional.empty(); // a class without a place of its own
        }
    }

    private String add(Trial trial, Class<?> plugin, Path home) throws IOException {
        Certificate certificate =
                Certificate.of(
                        List.of(new Certified(trial, versionOf(plugin))),
                        PluginCode.of(home),
                        AppInfoParser.getVersion());
        Path single = directory.resolve("delivery");
        String name = trial.plugin() + "-" + trial.kind().replace(' ', '-') + ".json";
        synchronized (Deliveries.class) {
            certificate.write(single.resolve(name));
            all(single, certificate).write(directory.resolve("delivery.json"));
        }
        return "certificate: %s\n".formatted(directory.resolve("delivery.json")).replace('\\', '/');
    }

    /** Those with the same classes, kit and API, in the order of their names. */
    private static Certificate all(Path single, Certificate last) throws IOException {
        List<Certified> plugins = new ArrayList<>();
        try (Stream<Path> files = Files.list(single)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                Certificate other = CertificateJson.parse(Files.readString(file));
                if (other.code().equals(last.code())
                        && other.kit().equals(last.kit())
                        && other.connect().equals(last.connect())) {
                    plugins.addAll(other.plugins());
                }
            }
        }
        return new Certificate(last.kit(), last.connect(), last.code(), plugins);
    }

    /** What the plugin tells; an author's method may do anything. */
    private static String versionOf(Class<?> plugin) {
        try {
            Object made = plugin.getConstructor().newInstance();
            return String.valueOf(plugin.getMethod("version").invoke(made));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "";
        }
    }
}
