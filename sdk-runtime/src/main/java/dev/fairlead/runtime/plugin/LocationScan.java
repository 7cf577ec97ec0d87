package dev.fairlead.runtime.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes of one location that can be plugins, whether a manifest lists them or not, by
 * what their class files extend. Loads no class of the location.
 */
final class LocationScan {
    /** Enough for any head; an archive of a few bytes can claim to hold gigabytes. */
    private static final int CLASS_BYTES_MAX = 16 << 20;

    private final ClassLoader worker;
    private final Map<String, ClassHead> heads = new HashMap<>();
    private final Map<String, Set<PluginType>> known = new HashMap<>();

    /**
     * @param worker has Connect's API, and what else isn't in the location
     */
    LocationScan(ClassLoader worker) {
        this.worker = worker;
    }

    /** The class names by type; parts that can't be read are left out. */
    Map<PluginType, Set<String>> plugins(PluginLocation location) {
        location.parts().forEach(this::readHeads);
        Map<PluginType, Set<String>> plugins = new EnumMap<>(PluginType.class);
        for (ClassHead head : heads.values()) {
            if (head.canBeMade() && IsolationRules.isIsolated(head.name())) {
                for (PluginType type : typesOf(head.name())) {
                    plugins.computeIfAbsent(type, its -> new TreeSet<>()).add(head.name());
                }
            }
        }
        return plugins;
    }

    /** What can't be read is left out: the reader of manifests has told of it. */
    @SuppressWarnings("EmptyCatch")
    private void readHeads(Path path) {
        try (LocationPart part = LocationPart.open(path)) {
            for (String file : part.names()) {
                if (file.endsWith(".class") && !file.startsWith("META-INF/")) {
                    head(part, file).ifPresent(head -> heads.putIfAbsent(head.name(), head));
                }
            }
        } catch (IOException e) {
            // nothing to clean up
        }
    }

    private static Optional<ClassHead> head(LocationPart part, String file) throws IOException {
        byte @Nullable [] content = part.read(file, CLASS_BYTES_MAX);
        return content == null ? Optional.empty() : ClassHead.read(content);
    }

    private Set<PluginType> typesOf(String className) {
        Set<PluginType> present = known.get(className);
        if (present != null) {
            return present;
        }
        known.put(className, Set.of()); // in case of a class that extends itself
        Set<PluginType> types = EnumSet.noneOf(PluginType.class);
        ClassHead head = IsolationRules.isIsolated(className) ? heads.get(className) : null;
        if (head != null) {
            head.parents().forEach(parent -> types.addAll(typesOf(parent)));
        } else {
            types.addAll(typesOfWorkers(className));
        }
        known.put(className, types);
        return types;
    }

    private Set<PluginType> typesOfWorkers(String className) {
        Set<PluginType> types = EnumSet.noneOf(PluginType.class);
        if (className.startsWith("java.")) {
            return types;
        }
        try {
            Class<?> loaded = Class.forName(className, false, worker);
            for (PluginType type : PluginType.values()) {
                if (type.api().isAssignableFrom(loaded)) {
                    types.add(type);
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            return types; // a library that isn't there makes no plugin
        }
        return types;
    }
}
