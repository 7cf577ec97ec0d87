package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.wording.Wording.quoted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
        return of(pluginPath, worker, Which.ALL, PluginClass.IN_TIME);
    }

    /**
     * Makes sure that manifests list all plugins. As in stock, only what could be used counts.
     *
     * @throws ConfigException names those that are in none
     */
    static void requireManifests(List<Path> pluginPath, ClassLoader worker) {
        List<String> missing =
                of(pluginPath, worker, Which.UNLISTED, PluginClass.IN_TIME).entries().stream()
                        .filter(entry -> entry.trouble().isEmpty())
                        .map(
                                entry ->
                                        entry.className()
                                                + " ("
                                                + entry.type().label()
                                                + ") in "
                                                + quoted(entry.location()))
                        .toList();
        if (!missing.isEmpty()) {
            throw new ConfigException(
                    "plugin.discovery=hybrid_fail wants each plugin in a service manifest, and"
                            + " these are in none:\n  "
                            + String.join("\n  ", missing)
                            + "\nlist each in META-INF/services of its jar, as Kafka's"
                            + " connect-plugin-path.sh sync-manifests does, or set"
                            + " plugin.discovery=hybrid_warn to start all the same");
        }
    }

    /** Of which plugins instances are made. */
    enum Which {
        /** Of all. */
        ALL,
        /** Of those that no manifest lists; the others are left out. */
        UNLISTED
    }

    /**
     * @param patience what the constructor of each may take
     */
    static Inventory of(List<Path> pluginPath, ClassLoader worker, Which which, Duration patience) {
        List<PluginProblem> problems = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Manifests manifests = new Manifests(problems::add, Runtime.version().feature());
        for (PluginLocation location : new PluginPath(problems::add).locations(pluginPath)) {
            int before = problems.size();
            Manifests.Listed listed = manifests.read(location);
            boolean sound = problems.size() == before;
            List<Entry> its = new Shelf(location, listed, worker, patience).entries(which);
            entries.addAll(its);
            if (which == Which.ALL && sound) {
                Remarks.on(location, its).forEach(problems::add);
            }
        }
        entries.sort(
                Comparator.comparing(Entry::location)
                        .thenComparing(Entry::type)
                        .thenComparing(Entry::className));
        Map<String, Set<String>> meanings = meanings(entries);
        problems.addAll(Remarks.onShortNames(meanings));
        meanings.values().removeIf(classes -> classes.size() > 1);
        return new Inventory(
                entries.stream().map(entry -> entry.withAliasesIn(meanings.keySet())).toList(),
                problems);
    }

    /** One location. */
    private record Shelf(
            PluginLocation location,
            Manifests.Listed listed,
            ClassLoader worker,
            Duration patience) {
        List<Entry> entries(Which which) {
            Map<PluginType, Set<String>> found = new LocationScan(worker).plugins(location);
            List<Entry> entries = new ArrayList<>();
            PluginSource source = PluginSource.isolated(location, worker, listed.hasJdbcDrivers());
            try {
                for (PluginType type : PluginType.values()) {
                    Set<String> names = listed.classes().getOrDefault(type, Set.of());
                    Set<String> all = new HashSet<>(names);
                    all.addAll(found.getOrDefault(type, Set.of()));
                    if (which == Which.UNLISTED) {
                        all.removeAll(names);
                    }
                    for (String name : all) {
                        entry(type, name, source, names.contains(name)).ifPresent(entries::add);
                    }
                }
            } finally {
                close(source);
            }
            return entries;
        }

        /** Empty for a class that nobody lists and that nobody could use as a plugin. */
        private Optional<Entry> entry(
                PluginType type, String name, PluginSource source, boolean listed) {
            PluginVersion version = PluginVersion.UNDEFINED;
            Optional<String> trouble = Optional.empty();
            try {
                PluginClass<?> plugin =
                        PluginClass.load(type.api(), name, source, ContextLoader.ofThread());
                if (!listed && !plugin.hasConstructor()) {
                    return Optional.empty();
                }
                version = plugin.probeVersion(patience);
            } catch (ConfigException e) {
                String prefix = quoted(name) + " in " + source.name() + " ";
                trouble = Optional.of(String.valueOf(e.getMessage()).replace(prefix, ""));
            }
            return Optional.of(
                    new Entry(
                            type,
                            name,
                            type.aliases(name),
                            version,
                            location.path(),
                            listed,
                            trouble));
        }
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

    /** The classes that each short name means. */
    private static Map<String, Set<String>> meanings(List<Entry> entries) {
        Map<String, Set<String>> meanings = new TreeMap<>();
        for (Entry entry : entries) {
            for (String alias : entry.aliases()) {
                meanings.computeIfAbsent(meaning(entry, alias), key -> new TreeSet<>())
                        .add(entry.className());
            }
        }
        return meanings;
    }

    /** Sources and sinks share their names; other types have their own. */
    private static String meaning(Entry entry, String alias) {
        boolean connects = entry.type() == PluginType.SOURCE || entry.type() == PluginType.SINK;
        return (connects ? "connector" : entry.type().label()) + " " + alias;
    }
}
