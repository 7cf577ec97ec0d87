package dev.fairlead.maven.inspect;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Kafka's own class that finds plugins and loads each with a loader of its own. */
final class WorkersLoader {
    private static final String PACKAGE = "org.apache.kafka.connect.runtime.isolation.";

    /** A plugin that the worker lists. */
    record Listed(Class<?> type, String kind, String version, boolean isOurs) {}

    private final Path jar;
    private final Object plugins;

    /**
     * Lets the worker look for plugins.
     *
     * @param jar the plugin jar; its directory becomes plugin.path
     */
    WorkersLoader(Path jar) throws ReflectiveOperationException {
        this.jar = jar;
        Map<String, String> settings = new TreeMap<>();
        settings.put("plugin.path", String.valueOf(jar.getParent()));
        settings.put("plugin.discovery", "service_load"); // workers before 3.6 pass over it
        plugins =
                Class.forName(PACKAGE + "Plugins").getConstructor(Map.class).newInstance(settings);
    }

    List<Listed> listed() throws ReflectiveOperationException {
        Map<String, Listed> all = new LinkedHashMap<>();
        for (Method method : plugins.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && Set.class.isAssignableFrom(method.getReturnType())) {
                for (Object each : (Set<?>) method.invoke(plugins)) {
                    if (each.getClass().getName().equals(PACKAGE + "PluginDesc")) {
                        Listed listed = listed(each);
                        all.put(listed.kind() + " " + listed.type().getName(), listed);
                    }
                }
            }
        }
        return new ArrayList<>(all.values());
    }

    /**
     * Asks for a class as the worker does when a configuration names it. Config providers and REST
     * extensions are had in no other way.
     */
    Optional<Class<?>> find(String name) throws ReflectiveOperationException {
        try {
            ClassLoader all = (ClassLoader) call(plugins, "delegatingLoader");
            Class<?> type = Class.forName(name, false, all);
            return isPluginLoader(type.getClassLoader()) ? Optional.of(type) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static boolean isPluginLoader(@Nullable ClassLoader loader) {
        return loader != null && loader.getClass().getName().equals(PACKAGE + "PluginClassLoader");
    }

    private Listed listed(Object description) throws ReflectiveOperationException {
        return new Listed(
                (Class<?>) call(description, "pluginClass"),
                String.valueOf(call(description, "typeName")),
                String.valueOf(call(description, "version")),
                !"classpath".equals(call(description, "location")));
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    /** A loader like the one that the worker has for the jar. */
    URLClassLoader pluginLoader() throws Exception {
        URL url = jar.toUri().toURL();
        return Class.forName(PACKAGE + "PluginClassLoader")
                .asSubclass(URLClassLoader.class)
                .getConstructor(URL.class, URL[].class, ClassLoader.class)
                .newInstance(url, new URL[] {url}, WorkersLoader.class.getClassLoader());
    }
}
