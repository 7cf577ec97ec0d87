package dev.fairlead.testkit.subject;

import dev.fairlead.runtime.plugin.PluginLoader;
import dev.fairlead.testkit.instrument.InstrumentedLoader;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.apache.kafka.connect.connector.Connector;

/** A plugin in a class loader of its own. Lives in the process that judges. */
public final class IsolatedPlugin {
    private final Order order;
    private final WorkerView view;
    private final URLClassLoader loader;

    IsolatedPlugin(Order order, WorkerView view) {
        this.order = order;
        this.view = view;
        this.loader = loader(order, view);
        registerDrivers(loader);
    }

    /** As a worker does: else DriverManager knows those of the first plugin that asks it only. */
    private static void registerDrivers(ClassLoader loader) {
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        boolean more = true;
        while (more) {
            try {
                more = drivers.hasNext();
                if (more) {
                    drivers.next();
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                // a driver that can't be loaded is none; the plugin says so when it needs it
            }
        }
    }

    private static URLClassLoader loader(Order order, WorkerView view) {
        List<Path> parts = order.parts().stream().map(Path::of).toList();
        return order.instrumented()
                ? InstrumentedLoader.over(
                        parts.stream().map(IsolatedPlugin::url).toList(),
                        view,
                        name -> !PluginLoader.isIsolated(name))
                : PluginLoader.of(Path.of(order.plugin()), parts, view);
    }

    private static URL url(Path part) {
        try {
            return part.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file's URI is always a URL: " + part, e);
        }
    }

    /** The loader to have as context while the plugin is called. */
    public ClassLoader loader() {
        return loader;
    }

    /**
     * Loads a class and makes an instance, as a worker does first of all.
     *
     * @throws BadInput it isn't there, something that it needs isn't there, or it can't be made
     */
    public Class<?> load(String className) {
        try {
            Class<?> type = Class.forName(className, true, loader);
            if (type.getConstructor().newInstance() instanceof Connector connector) {
                link(connector);
            }
            return type;
        } catch (ClassNotFoundException e) {
            throw new BadInput(
                    "there is no class %s in %s; correct --class".formatted(className, places()));
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw new BadInput(
                    ("%s can't be made by a worker: it must be public, not abstract, and have a"
                                    + " public constructor without parameters")
                            .formatted(className));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof LinkageError error) {
                throw unlinked(className, error);
            }
            throw new BadInput(
                    "the constructor of %s throws %s; a worker can't use it either"
                            .formatted(className, e.getCause()));
        } catch (LinkageError e) {
            throw unlinked(className, e);
        }
    }

    /** A task whose libraries are missing is told now, not as a broken law. */
    private static void link(Connector connector) {
        try {
            Class<?> task = connector.taskClass();
            Class.forName(task.getName(), true, task.getClassLoader());
            task.getConstructor().newInstance();
        } catch (ReflectiveOperationException | RuntimeException e) {
            // some know their task only once they have settings; then the trial tells
            return;
        }
    }

    /** Explains why a class of the plugin can't be used. */
    public BadInput unlinked(String className, LinkageError error) {
        Throwable root = error;
        while (root.getCause() != null
                && (root instanceof ExceptionInInitializerError
                        || root.getCause() instanceof LinkageError
                        || root.getCause() instanceof ClassNotFoundException)) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
            return new BadInput(
                    ("%s needs the class %s, which is neither in %s nor in connect-api %s with its"
                                    + " libraries; %s")
                            .formatted(
                                    className,
                                    message.replace('/', '.'),
                                    places(),
                                    order.connect(),
                                    remedy(message.replace('/', '.'))));
        }
        if (root instanceof UnsupportedClassVersionError) {
            return new BadInput(
                    "%s is built for a newer Java: %s; run it on that with --java-home"
                            .formatted(className, message));
        }
        return new BadInput(
                "%s doesn't link with connect-api %s and its own libraries: %s; %s"
                        .formatted(className, order.connect(), root, remedy(message)));
    }

    private static String remedy(String missing) {
        return missing.startsWith("org.apache.kafka") || missing.contains("org.apache.kafka")
                ? "judge it with the release that it was built for: --connect-version"
                : "name the directory with all its jars, or the jar that has it with --libraries";
    }

    /** What the plugin asked for while it ran, and nobody has. */
    public List<String> missing() {
        return view.missing().stream()
                .filter(name -> name.contains(".")) // without: values of settings that are tried
                .filter(name -> loader.findResource(name.replace('.', '/') + ".class") == null)
                .collect(Collectors.toList());
    }

    private String places() {
        int parts = order.parts().size();
        return parts == 1
                ? "\"" + order.parts().get(0) + "\""
                : "the %d jars of \"%s\"".formatted(parts, order.plugin());
    }
}
