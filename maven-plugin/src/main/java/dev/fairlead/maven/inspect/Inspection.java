package dev.fairlead.maven.inspect;

import dev.fairlead.maven.inspect.Sight.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The main class of the JVM in which plugins are looked at. */
public final class Inspection {
    private final List<Sight> sights = new ArrayList<>();
    private final Path jar;

    private Inspection(Path jar) {
        this.jar = jar;
    }

    /**
     * Looks at a plugin jar and writes what it saw.
     *
     * @param arguments the jar, alone in its directory; the file to write; names of the plugin
     *     classes
     * @throws Exception if the worker's loader isn't there, or the file can't be written
     */
    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        Path answer = Path.of(arguments[1]);
        Inspection inspection = new Inspection(jar);
        inspection.look(new LinkedHashSet<>(List.of(arguments).subList(2, arguments.length)));
        inspection.write(answer);
        Runtime.getRuntime().halt(0); // whatever threads the plugins left
    }

    private void look(Set<String> plugins) throws Exception {
        WorkersLoader worker = new WorkersLoader(jar);
        Map<String, Class<?>> listed = new TreeMap<>();
        for (WorkersLoader.Listed each : worker.listed()) {
            sights.add(
                    Sight.of(
                            Kind.LISTED,
                            each.type().getName(),
                            each.kind(),
                            each.version(),
                            each.isOurs() ? "ours" : "worker"));
            if (each.isOurs()) {
                listed.put(each.type().getName(), each.type());
            }
        }
        for (String name : plugins) {
            if (!listed.containsKey(name)) {
                worker.find(name)
                        .ifPresent(
                                type -> {
                                    sights.add(Sight.of(Kind.LISTED, name, "other", "", "ours"));
                                    listed.put(name, type);
                                });
            }
            Class<?> type = listed.get(name);
            ClassLoader loader = type == null ? worker.pluginLoader() : type.getClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            new PluginLook(name, sights).look(loader);
        }
    }

    private void write(Path answer) throws IOException {
        sights.add(Sight.of(Kind.END, ""));
        Files.write(answer, sights.stream().map(Sight::line).toList());
    }
}
