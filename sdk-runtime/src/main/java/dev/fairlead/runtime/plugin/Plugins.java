package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.wording.Wording.didYouMean;
import static dev.fairlead.runtime.wording.Wording.quoted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;
import org.jspecify.annotations.Nullable;

/**
 * All plugins that a worker can use, by class name or short name. Thread-safe. Closing it closes
 * the plugins' jars: nothing of them may be in use any more.
 */
public final class Plugins implements AutoCloseable {
    private final List<PluginSource> sources;
    private final Catalogue catalogue;
    private final UnlistedPlugins unlisted;
    private final PluginDiscovery discovery;
    private final ContextLoader context;
    private final Problems problems;

    private Plugins(
            List<PluginSource> sources,
            Catalogue catalogue,
            PluginDiscovery discovery,
            ContextLoader context,
            Problems problems) {
        this.sources = List.copyOf(sources);
        this.catalogue = catalogue;
        this.unlisted = new UnlistedPlugins(this.sources, problems);
        this.discovery = discovery;
        this.context = context;
        this.problems = problems;
    }

    /**
     * Reads what {@code pluginPath} and {@code worker} offer.
     *
     * @param worker the loader of the worker's own classes and of built-in plugins
     * @param listener hears of each problem once, now or when a plugin is asked for; any thread
     * @throws ConfigException {@code discovery} wants manifests, and plugins are in none
     */
    public static Plugins scan(
            List<Path> pluginPath,
            PluginDiscovery discovery,
            ClassLoader worker,
            Consumer<PluginProblem> listener) {
        if (discovery == PluginDiscovery.HYBRID_FAIL) {
            Inventory.requireManifests(pluginPath, worker);
        }
        Problems problems = new Problems(listener);
        Catalogue catalogue = new Catalogue();
        ContextLoader context = ContextLoader.ofThread();
        ClassLoader neighbours = new Neighbours(catalogue, worker, context);
        Manifests manifests = new Manifests(problems, Runtime.version().feature());
        List<PluginSource> sources = new ArrayList<>();
        for (PluginLocation location : new PluginPath(problems).locations(pluginPath)) {
            Manifests.Listed listed = manifests.read(location);
            PluginSource source =
                    PluginSource.isolated(location, neighbours, listed.hasJdbcDrivers());
            sources.add(source);
            listed.classes().forEach((type, names) -> catalogue.add(type, names, source));
        }
        PluginSource classPath = PluginSource.classPath(worker);
        sources.add(classPath);
        try {
            catalogue.addClassPath(classPath);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the manifests on the class path", e);
        }
        return new Plugins(sources, catalogue, discovery, context, problems);
    }

    /** The plugins among plain classes, without isolation; manifests aren't needed. */
    public static Plugins ofClassPath(ClassLoader loader) {
        return scan(List.of(), PluginDiscovery.ONLY_SCAN, loader, problem -> {});
    }

    /**
     * Finds a connector by its class name, its simple name, or that without "Connector".
     *
     * @throws ConfigException there is none, it is broken, or the short name means several
     */
    public PluginClass<Connector> connector(String name) {
        return find(Connector.class, name, null);
    }

    /**
     * Finds a connector in one of the wanted versions.
     *
     * @throws ConfigException as {@link #connector(String)}, or there is none in such a version
     */
    public PluginClass<Connector> connector(String name, VersionRange versions) {
        return find(Connector.class, name, versions, null);
    }

    /**
     * Finds a plugin in one of the wanted versions: the newest, or the newest of the connector's
     * own if it has such a one.
     *
     * @throws ConfigException as {@link #find(Class, String, ClassLoader)}, or there is none in
     *     such a version; the message says which versions there are
     */
    public <T> PluginClass<T> find(
            Class<T> api, String name, VersionRange versions, @Nullable ClassLoader near) {
        if (versions.isAny()) {
            return find(api, name, near);
        }
        Map<PluginClass<T>, PluginVersion> all = versions(api, name, near);
        List<PluginClass<T>> fitting =
                all.entrySet().stream()
                        .filter(entry -> versions.contains(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        if (fitting.isEmpty()) {
            throw new ConfigException(noneOf(name, versions, all.values()));
        }
        List<PluginClass<T>> own =
                fitting.stream().filter(plugin -> plugin.source().loader() == near).toList();
        return newest(own.isEmpty() ? fitting : own);
    }

    /**
     * The versions in which there is a plugin of this name, from the oldest on; each is
     * instantiated. What can't be is left out.
     *
     * @throws ConfigException there is no such plugin at all
     */
    public List<PluginVersion> versions(Class<?> api, String name) {
        return versions(api, name, null).values().stream().distinct().sorted().toList();
    }

    private <T> Map<PluginClass<T>, PluginVersion> versions(
            Class<T> api, String name, @Nullable ClassLoader near) {
        Set<Candidate> candidates = new LinkedHashSet<>(near(api, name, near));
        candidates.addAll(catalogue.named(api, name));
        if (candidates.isEmpty()) {
            candidates.addAll(require(api, name));
        }
        Map<PluginClass<T>, PluginVersion> versions = new LinkedHashMap<>();
        for (PluginClass<T> plugin : usable(api, name, candidates)) {
            try {
                versions.put(plugin, plugin.probeVersion());
            } catch (ConfigException e) {
                skip(new Candidate(plugin.name(), plugin.source()), e);
            }
        }
        return versions;
    }

    private static String noneOf(
            String name, VersionRange versions, Collection<PluginVersion> present) {
        String all =
                present.stream()
                        .distinct()
                        .sorted()
                        .map(PluginVersion::text)
                        .collect(Collectors.joining(", "));
        return "there is no "
                + quoted(name)
                + " in a version of "
                + quoted(versions.text())
                + "; "
                + (all.isEmpty() ? "none of it can be used" : "there is " + all)
                + ": name one of these, or add the plugin to plugin.path";
    }

    /**
     * Finds a plugin by its class name or a short name.
     *
     * @param api what it must extend, for instance {@code Converter.class}
     * @param near the loader of the connector that it is for, whose own copy wins; null for none
     * @throws ConfigException there is none, it is broken, or the short name means several
     */
    public <T> PluginClass<T> find(Class<T> api, String name, @Nullable ClassLoader near) {
        Collection<Candidate> candidates = near(api, name, near);
        if (candidates.isEmpty()) {
            candidates = catalogue.named(api, name);
        }
        return choose(api, name, candidates.isEmpty() ? require(api, name) : candidates);
    }

    /** Looks beyond what is listed. */
    private Collection<Candidate> require(Class<?> api, String name) {
        problems.about(name).ifPresent(Plugins::fail);
        Collection<Candidate> candidates = unlisted(api, name);
        if (candidates.isEmpty()) {
            throw new ConfigException(unknown(api, name));
        }
        return candidates;
    }

    /** The usable plugins of a type; loads and instantiates each. */
    public List<PluginInfo> list(PluginType type) {
        List<PluginInfo> infos = new ArrayList<>();
        for (Candidate candidate : catalogue.all(type)) {
            try {
                PluginClass<?> plugin = load(type.api(), candidate);
                infos.add(
                        new PluginInfo(
                                type,
                                plugin.name(),
                                plugin.probeVersion(),
                                candidate.source().location().map(PluginLocation::path)));
            } catch (ConfigException e) {
                skip(candidate, e);
            }
        }
        infos.sort(Comparator.comparing(PluginInfo::className));
        return infos;
    }

    @Override
    public void close() {
        for (PluginSource source : sources) {
            if (source.loader() instanceof PluginLoader own) {
                try {
                    own.close();
                } catch (IOException e) {
                    problems.accept(
                            PluginProblem.usable(
                                    source.name(),
                                    "its jars could not be closed",
                                    "restart the worker to free them"));
                }
            }
        }
    }

    private Collection<Candidate> near(Class<?> api, String name, @Nullable ClassLoader near) {
        if (!(near instanceof PluginLoader)) {
            return List.of();
        }
        List<Candidate> own =
                catalogue.named(api, name).stream()
                        .filter(candidate -> candidate.source().loader() == near)
                        .toList();
        if (!own.isEmpty()) {
            return own;
        }
        return sources.stream()
                .filter(source -> source.loader() == near && source.has(name))
                .map(source -> new Candidate(name, source))
                .toList();
    }

    private Collection<Candidate> unlisted(Class<?> api, String name) {
        if (!discovery.admitsUnlisted()) {
            return List.of();
        }
        Set<Candidate> found = unlisted.find(api, name);
        if (discovery == PluginDiscovery.HYBRID_WARN) {
            found.forEach(candidate -> unlisted.warn(api, candidate));
        }
        return found;
    }

    /** The newest of several; of equally new ones the first isolated one. */
    private <T> PluginClass<T> choose(Class<T> api, String name, Collection<Candidate> found) {
        if (found.size() == 1) {
            return load(api, found.iterator().next());
        }
        return newest(usable(api, name, found));
    }

    /** Those that can be loaded, all of one class; at least one. */
    private <T> List<PluginClass<T>> usable(
            Class<T> api, String name, Collection<Candidate> found) {
        List<PluginClass<T>> usable = new ArrayList<>();
        List<ConfigException> failures = new ArrayList<>();
        for (Candidate candidate : found) {
            try {
                usable.add(load(api, candidate));
            } catch (ConfigException e) {
                skip(candidate, e);
                failures.add(e);
            }
        }
        if (usable.isEmpty()) {
            throw failures.get(0);
        }
        Set<String> classes =
                usable.stream()
                        .map(PluginClass::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (classes.size() > 1) {
            throw new ConfigException(
                    quoted(name)
                            + " means several plugins: "
                            + String.join(", ", classes)
                            + "; give the full class name");
        }
        return usable;
    }

    private <T> PluginClass<T> newest(List<PluginClass<T>> plugins) {
        PluginClass<T> newest = plugins.get(0);
        if (plugins.size() == 1) {
            return newest;
        }
        PluginVersion version = null;
        for (PluginClass<T> plugin : plugins) {
            try {
                PluginVersion probed = plugin.probeVersion();
                if (version == null || probed.compareTo(version) > 0) {
                    newest = plugin;
                    version = probed;
                }
            } catch (ConfigException e) {
                skip(new Candidate(plugin.name(), plugin.source()), e);
            }
        }
        return newest;
    }

    private <T> PluginClass<T> load(Class<T> api, Candidate candidate) {
        return PluginClass.load(api, candidate.className(), candidate.source(), context);
    }

    private void skip(Candidate candidate, ConfigException cause) {
        problems.accept(
                PluginProblem.skipped(
                        candidate.className(),
                        String.valueOf(cause.getMessage()),
                        "the others are used"));
    }

    private static void fail(PluginProblem problem) {
        throw new ConfigException(problem.message());
    }

    private String unknown(Class<?> api, String name) {
        String places =
                sources.size() == 1
                        ? "on the class path (plugin.path is empty)"
                        : "in plugin.path or on the class path";
        return "there is no "
                + kind(api)
                + " "
                + quoted(name)
                + " "
                + places
                + didYouMean(name, catalogue.names(api))
                + "; correct the name, or put the plugin into a directory that plugin.path names"
                + (discovery.admitsUnlisted()
                        ? ""
                        : " (with plugin.discovery="
                                + discovery.setting()
                                + " its jar needs a service manifest)");
    }

    private static String kind(Class<?> api) {
        List<PluginType> types = PluginType.of(api);
        return types.size() == 1 ? types.get(0).label().replace('_', ' ') : "connector";
    }

    /** Tells each problem once, and remembers those that made a plugin unusable. */
    private static final class Problems implements Consumer<PluginProblem> {
        private final Set<PluginProblem> told = ConcurrentHashMap.newKeySet();
        private final Consumer<PluginProblem> listener;

        Problems(Consumer<PluginProblem> listener) {
            this.listener = listener;
        }

        @Override
        public void accept(PluginProblem problem) {
            if (told.add(problem)) {
                listener.accept(problem);
            }
        }

        /** What made the class of this full or short name unusable. */
        Optional<PluginProblem> about(String name) {
            return told.stream()
                    .filter(problem -> problem.severity() == PluginProblem.Severity.SKIPPED)
                    .filter(problem -> isCalled(problem.where(), name))
                    .findFirst();
        }

        private static boolean isCalled(String where, String name) {
            return where.equals(name)
                    || (where.indexOf('/') < 0
                            && List.of(PluginType.values()).stream()
                                    .anyMatch(type -> type.aliases(where).contains(name)));
        }
    }
}
