package dev.fairlead.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The listed plugins by type and by name. Filled by one thread, then only read. */
final class Catalogue {
    private final Map<PluginType, Map<String, Set<Candidate>>> byClassName =
            new EnumMap<>(PluginType.class);
    private final Map<PluginType, Map<String, Set<Candidate>>> byAlias =
            new EnumMap<>(PluginType.class);
    private final Set<String> names = new HashSet<>();

    void add(PluginType type, Collection<String> classNames, PluginSource source) {
        for (String className : classNames) {
            Candidate candidate = new Candidate(className, source);
            enter(byClassName, type, className, candidate);
            type.aliases(className).forEach(alias -> enter(byAlias, type, alias, candidate));
        }
    }

    /** Adds what the manifests on the worker's class path list. */
    void addClassPath(PluginSource classPath) throws IOException {
        for (PluginType type : PluginType.values()) {
            for (URL manifest :
                    Collections.list(classPath.loader().getResources(type.manifest()))) {
                // A cached connection would share, and keep open, the jar with everyone else.
                URLConnection connection = manifest.openConnection();
                connection.setUseCaches(false);
                try (InputStream in = connection.getInputStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    add(type, Manifests.classNames(text), classPath);
                }
            }
        }
    }

    /** The candidates with this class name, or else with this short name. */
    Set<Candidate> named(Class<?> api, String name) {
        Set<Candidate> exact = lookUp(byClassName, api, name);
        return exact.isEmpty() ? lookUp(byAlias, api, name) : exact;
    }

    /** The candidates with this class name or short name, if it means one class; else none. */
    Set<Candidate> ofOneClass(String name) {
        if (!names.contains(name)) {
            return Set.of();
        }
        Set<Candidate> found = named(Object.class, name);
        boolean one = found.stream().map(Candidate::className).distinct().count() == 1;
        return one ? found : Set.of();
    }

    /** All candidates of a type. */
    Set<Candidate> all(PluginType type) {
        Set<Candidate> all = new LinkedHashSet<>();
        byClassName.getOrDefault(type, Map.of()).values().forEach(all::addAll);
        return all;
    }

    /** All names under which something that extends {@code api} is found. */
    Set<String> names(Class<?> api) {
        Set<String> names = new TreeSet<>();
        for (PluginType type : PluginType.of(api)) {
            names.addAll(byClassName.getOrDefault(type, Map.of()).keySet());
            names.addAll(byAlias.getOrDefault(type, Map.of()).keySet());
        }
        return names;
    }

    private void enter(
            Map<PluginType, Map<String, Set<Candidate>>> index,
            PluginType type,
            String name,
            Candidate candidate) {
        names.add(name);
        index.computeIfAbsent(type, t -> new HashMap<>())
                .computeIfAbsent(name, n -> new LinkedHashSet<>())
                .add(candidate);
    }

    private static Set<Candidate> lookUp(
            Map<PluginType, Map<String, Set<Candidate>>> index, Class<?> api, String name) {
        List<PluginType> types = PluginType.of(api);
        Set<Candidate> found = new LinkedHashSet<>();
        for (PluginType type : types) {
            found.addAll(index.getOrDefault(type, Map.of()).getOrDefault(name, Set.of()));
        }
        return found;
    }
}
