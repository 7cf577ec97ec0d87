package dev.fairlead.runtime.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads one plugin location: its own classes first where {@link IsolationRules} say so, else the
 * worker's; its own resources always first. Parallel capable. Closing it closes its jars.
 */
public final class PluginLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Path location;

    PluginLoader(PluginLocation location, ClassLoader worker) {
        super(location.path().getFileName() + "", location.urls(), worker);
        this.location = location.path();
    }

    /**
     * Loads the jars, or the directory of class files, of one plugin.
     *
     * @param worker what the plugin sees of its surroundings
     */
    public static PluginLoader of(Path plugin, List<Path> parts, ClassLoader worker) {
        return new PluginLoader(new PluginLocation(plugin, parts), worker);
    }

    /** Whether a plugin's own copy of a class wins over the worker's. */
    public static boolean isIsolated(String className) {
        return IsolationRules.isIsolated(className);
    }

    /** The entry of {@code plugin.path} that this loads. */
    public Path location() {
        return location;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!IsolationRules.isIsolated(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = ownClass(name);
            if (loaded == null) {
                return super.loadClass(name, resolve);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    /** A class of this location that wins over the worker's; null if it has none of this name. */
    @Nullable Class<?> ownClass(String name) {
        if (!IsolationRules.isIsolated(name)) {
            return null;
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findOwnClass(name) : loaded;
        }
    }

    private @Nullable Class<?> findOwnClass(String name) {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> resources = new ArrayList<>(Collections.list(findResources(name)));
        resources.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(resources);
    }
}
