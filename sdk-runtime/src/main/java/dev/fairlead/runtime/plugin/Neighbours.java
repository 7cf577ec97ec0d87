package dev.fairlead.runtime.plugin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a plugin sees beyond its own location: the worker's classes and, as in stock, the plugins of
 * other locations, by class name or short name. A connector whose {@code ConfigDef} has a converter
 * as a class finds it like this. Of several copies the newest is seen, and of equally new ones the
 * first isolated one, as in stock. Parallel capable.
 */
final class Neighbours extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Catalogue catalogue;
    private final ContextLoader context;

    /** By class name, of those of which there are several. */
    private final Map<String, Candidate> newest = new ConcurrentHashMap<>();

    /**
     * @param catalogue is filled before the first class is loaded
     */
    Neighbours(Catalogue catalogue, ClassLoader worker, ContextLoader context) {
        super(worker);
        this.catalogue = catalogue;
        this.context = context;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Set<Candidate> plugins = catalogue.ofOneClass(name);
        String className = name;
        if (!plugins.isEmpty()) {
            Candidate plugin = newest(plugins);
            className = plugin.className();
            if (plugin.source().loader() instanceof PluginLoader neighbour) {
                Class<?> found = neighbour.ownClass(className);
                if (found != null) {
                    return found;
                }
            }
        }
        return super.loadClass(className, resolve);
    }

    private Candidate newest(Set<Candidate> plugins) {
        Candidate first = plugins.iterator().next();
        if (plugins.size() == 1) {
            return first;
        }
        Candidate known = newest.get(first.className());
        if (known == null) {
            known = probed(plugins);
            newest.put(first.className(), known);
        }
        return known;
    }

    /** Makes an instance of each, outside of all locks; those that can't be made don't count. */
    private Candidate probed(Set<Candidate> plugins) {
        Candidate best = plugins.iterator().next();
        PluginVersion version = null;
        for (Candidate plugin : plugins) {
            Optional<PluginVersion> its = version(plugin);
            if (its.isPresent() && (version == null || its.get().compareTo(version) > 0)) {
                best = plugin;
                version = its.get();
            }
        }
        return best;
    }

    private Optional<PluginVersion> version(Candidate plugin) {
        try {
            return Optional.of(
                    PluginClass.load(Object.class, plugin.className(), plugin.source(), context)
                            .probeVersion());
        } catch (ConfigException e) {
            return Optional.empty(); // who asks for this very copy is told
        }
    }
}
