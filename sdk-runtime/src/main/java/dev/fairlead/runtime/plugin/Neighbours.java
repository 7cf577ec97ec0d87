package dev.fairlead.runtime.plugin;

import java.util.Set;

/**
 * What a plugin sees beyond its own location: the worker's classes and, as in stock, the plugins of
 * other locations, by class name or short name. A connector whose {@code ConfigDef} has a converter
 * as a class finds it like this. Of several copies the first location's is seen. Parallel capable.
 */
final class Neighbours extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Catalogue catalogue;

    /**
     * @param catalogue is filled before the first class is loaded
     */
    Neighbours(Catalogue catalogue, ClassLoader worker) {
        super(worker);
        this.catalogue = catalogue;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Set<Candidate> plugins = catalogue.ofOneClass(name);
        String className = name;
        for (Candidate plugin : plugins) {
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
}
