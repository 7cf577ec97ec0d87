package dev.fairlead.runtime.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds plugins that no manifest lists, by the names of class files. Only done for a name that the
 * manifests don't know.
 */
final class UnlistedPlugins {
    private final List<PluginSource> sources;
    private final Consumer<PluginProblem> problems;

    UnlistedPlugins(List<PluginSource> sources, Consumer<PluginProblem> problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /** The classes whose full or short name is {@code name} and that extend {@code api}. */
    Set<Candidate> find(Class<?> api, String name) {
        Set<Candidate> found = new LinkedHashSet<>();
        for (PluginSource source : sources) {
            if (name.indexOf('.') >= 0) {
                if (source.has(name) && extendsApi(api, name, source)) {
                    found.add(new Candidate(name, source));
                }
            } else {
                for (String className : classesCalled(api, name, source)) {
                    if (extendsApi(api, className, source)) {
                        found.add(new Candidate(className, source));
                    }
                }
            }
        }
        return found;
    }

    /** Tells which manifest is missing for a class that was found without one. */
    void warn(Class<?> api, Candidate candidate) {
        if (!candidate.source().isIsolated()) {
            return;
        }
        problems.accept(
                PluginProblem.usable(
                        candidate.className(),
                        "no service manifest in " + candidate.source().name() + " lists it",
                        "list it in the jar's META-INF/services/" + manifestName(api)));
    }

    private static String manifestName(Class<?> api) {
        return String.join(
                " or ", PluginType.of(api).stream().map(type -> type.api().getName()).toList());
    }

    private static boolean extendsApi(Class<?> api, String className, PluginSource source) {
        try {
            return api.isAssignableFrom(source.load(className));
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            // A class of that name that can't be loaded is no reason to stop looking; when it was
            // asked for by its full name, the lookup explains why it is no use.
            return className.indexOf('.') >= 0 && !(e instanceof ClassNotFoundException);
        }
    }

    private Set<String> classesCalled(Class<?> api, String alias, PluginSource source) {
        Set<String> classes = new LinkedHashSet<>();
        if (source.location().isEmpty()) {
            return classes;
        }
        List<PluginType> types = PluginType.of(api);
        for (Path path : source.location().get().parts()) {
            try (LocationPart part = LocationPart.open(path)) {
                for (String file : part.names()) {
                    String className = className(file);
                    if (types.stream().anyMatch(t -> t.aliases(className).contains(alias))) {
                        classes.add(className);
                    }
                }
            } catch (IOException e) {
                problems.accept(PluginProblem.unreadable(path, e));
            }
        }
        return classes;
    }

    private static String className(String file) {
        return file.endsWith(".class")
                ? file.substring(0, file.length() - ".class".length()).replace('/', '.')
                : "";
    }
}
