package dev.fairlead.runtime.plugin;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/**
 * One entry of {@code plugin.path}: what is loaded by one class loader.
 *
 * @param path where it is, as {@code plugin.path} names it
 * @param parts the archives of it, in order of their paths, or else its directory of class files
 */
record PluginLocation(Path path, List<Path> parts) {
    PluginLocation {
        parts = List.copyOf(parts);
    }

    URL[] urls() {
        return parts.stream().map(PluginLocation::url).toArray(URL[]::new);
    }

    private static URL url(Path part) {
        try {
            return part.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file's URI is always a URL: " + part, e);
        }
    }
}
