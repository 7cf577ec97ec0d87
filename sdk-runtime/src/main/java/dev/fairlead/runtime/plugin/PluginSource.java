package dev.fairlead.runtime.plugin;

import java.sql.Driver;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where plugin classes come from: one location of {@code plugin.path}, or the worker's class path.
 */
final class PluginSource {
    private final @Nullable PluginLocation location;
    private final ClassLoader loader;
    private boolean jdbcDriversPending;

    private PluginSource(
            @Nullable PluginLocation location, ClassLoader loader, boolean hasJdbcDrivers) {
        this.location = location;
        this.loader = loader;
        this.jdbcDriversPending = hasJdbcDrivers;
    }

    static PluginSource isolated(
            PluginLocation location, ClassLoader worker, boolean hasJdbcDrivers) {
        return new PluginSource(location, new PluginLoader(location, worker), hasJdbcDrivers);
    }

    static PluginSource classPath(ClassLoader worker) {
        return new PluginSource(null, worker, false);
    }

    ClassLoader loader() {
        return loader;
    }

    boolean isIsolated() {
        return location != null;
    }

    Optional<PluginLocation> location() {
        return Optional.ofNullable(location);
    }

    /** For messages. */
    String name() {
        return location == null ? "the worker's class path" : "\"" + location.path() + "\"";
    }

    /** Loads a class of this source, not one that its loader only passes on. */
    Class<?> load(String className) throws ClassNotFoundException {
        registerJdbcDrivers();
        Class<?> loaded = Class.forName(className, false, loader);
        if (isIsolated() && loaded.getClassLoader() != loader) {
            throw new ClassNotFoundException(className);
        }
        return loaded;
    }

    /** Whether this source itself has the file of the class. */
    boolean has(String className) {
        String file = className.replace('.', '/') + ".class";
        return loader instanceof PluginLoader own
                ? own.findResource(file) != null
                : loader.getResource(file) != null;
    }

    /**
     * Connectors get drivers from {@code DriverManager}, which doesn't look into plugin loaders on
     * its own: stock loads them while it scans, we before a location's first class.
     */
    private synchronized void registerJdbcDrivers() {
        if (!jdbcDriversPending) {
            return;
        }
        jdbcDriversPending = false;
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        while (hasNext(drivers)) {
            loadNext(drivers);
        }
    }

    private static boolean hasNext(Iterator<Driver> drivers) {
        try {
            return drivers.hasNext();
        } catch (ServiceConfigurationError | RuntimeException e) {
            return false;
        }
    }

    /** A broken driver must not harm the others; DriverManager tells whoever misses it. */
    @SuppressWarnings("EmptyCatch")
    private static void loadNext(Iterator<Driver> drivers) {
        try {
            drivers.next();
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            // nothing to clean up
        }
    }
}
