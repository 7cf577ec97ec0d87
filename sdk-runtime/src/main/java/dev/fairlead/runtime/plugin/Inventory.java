package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.wording.Wording.quoted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/**
 * All that is in {@code plugin.path}: what can be used, what can't and why.
 *
 * @param entries by location, type and class
 * @param problems what is wrong with files and directories, and with manifests
 */
public record Inventory(List<Entry> entries, List<PluginProblem> problems) {
    /**
     * A class that is, or is said to be, a plugin.
     *
     * @param aliases short names that mean no other class
     * @param version {@code undefined} when it can't be made or doesn't tell
     * @param listed whether a manifest of its location lists it
     * @param trouble why it can't be used, and what to do
     */
    public record Entry(
            PluginType type,
            String className,
            List<String> aliases,
            PluginVersion version,
            Path location,
            boolean listed,
            Optional<String> trouble) {
        public Entry {
            aliases = List.copyOf(aliases);
        }

        private Entry withAliasesIn(Set<String> unique) {
            List<String> left =
                    aliases.stream()
                            .filter(alias -> unique.contains(meaning(this, alias)))
                            .toList();
            return new Entry(type, className, left, version, location, listed, trouble);
        }
    }

    public Inventory {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * Takes stock: makes an instance of each plugin, as stock Kafka Connect does when it starts.
     *
     * @param worker the loader of the worker's own classes
     */
    public static Inventory of(List<Path> pluginPath, ClassLoader worker) {
        List<PluginProblem> problems = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Manifests manifests = new Manifests(problems::add, Runtime.version().feature());
        for (PluginLocation location : new PluginPath(problems::add).locations(pluginPath)) {
            entries.addAll(entries(location, manifests, worker));
        }
        entries.sort(
                Comparator.comparing(Entry::location)
                        .thenComparing(Entry::type)
                        .thenComparing(Entry::className));
        return new Inventory(withUniqueAliases(entries), problems);
    }

    private static List<Entry> entries(
            PluginLocation location, Manifests manifests, ClassLoader worker) {
        Manifests.Listed listed = manifests.read(location);
        Map<PluginType, Set<String>> found = new LocationScan(worker).plugins(location);
        List<Entry> entries = new ArrayList<>();
        PluginSource source = PluginSource.isolated(location, worker, listed.hasJdbcDrivers());
        try {
            for (PluginType type : PluginType.values()) {
                Set<String> names = listed.classes().getOrDefault(type, Set.of());
                Set<String> all = new HashSet<>(names);
                all.addAll(found.getOrDefault(type, Set.of()));
                for (String name : all) {
                    entry(type, name, location, source, names.contains(name))
                            .ifPresent(entries::add);
                }
            }
        } finally {
            close(source);
        }
        return entries;
    }

    /** Empty for a class that nobody lists and that nobody could use as a plugin. */
    private static Optional<Entry> entry(
            PluginType type,
            String name,
            PluginLocation location,
            PluginSource source,
            boolean listed) {
        PluginVersion version = PluginVersion.UNDEFINED;
        Optional<String> trouble = Optional.empty();
        try {
            PluginClass<?> plugin =
                    PluginClass.load(type.api(), name, source, ContextLoader.ofThread());
            if (!listed && !plugin.hasConstructor()) {
                return Optional.empty();
            }
            version = plugin.probeVersion();
        } catch (ConfigException e) {
            String prefix = quoted(name) + " in " + source.name() + " ";
            trouble = Optional.of(String.valueOf(e.getMessage()).replace(prefix, ""));
        }
        return Optional.of(
                new Entry(
                        type, name, type.aliases(name), version, location.path(), listed, trouble));
    }

    private static void close(PluginSource source) {
        if (source.loader() instanceof PluginLoader own) {
            try {
                own.close();
            } catch (IOException e) {
                throw new UncheckedIOException(source.name() + " can't be closed", e);
            }
        }
    }

    private static List<Entry> withUniqueAliases(List<Entry> entries) {
        Map<String, Set<String>> meanings = new HashMap<>();
        for (Entry entry : entries) {
            for (String alias : entry.aliases()) {
                meanings.computeIfAbsent(meaning(entry, alias), key -> new HashSet<>())
                        .add(entry.className());
            }
        }
        meanings.values().removeIf(classes -> classes.size() > 1);
        return entries.stream().map(entry -> entry.withAliasesIn(meanings.keySet())).toList();
    }

    /** Sources and sinks share their names; other types have their own. */
    private static String meaning(Entry entry, String alias) {
        boolean connects = entry.type() == PluginType.SOURCE || entry.type() == PluginType.SINK;
        return (connects ? "connector" : entry.type().label()) + " " + alias;
    }
}
