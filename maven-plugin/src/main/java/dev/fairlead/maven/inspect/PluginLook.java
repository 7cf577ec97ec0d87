package dev.fairlead.maven.inspect;

import dev.fairlead.maven.inspect.Sight.Kind;
import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** A look at one plugin class: what a worker does with it before anything runs. */
final class PluginLook {
    private final String name;
    private final List<Sight> sights;

    PluginLook(String name, List<Sight> sights) {
        this.name = name;
        this.sights = sights;
    }

    void look(ClassLoader loader) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Object plugin = create(loader);
        if (plugin == null || create(loader) == null) {
            return; // workers make many instances; the second must be had like the first
        }
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        started.stream()
                .filter(thread -> isThePlugins(thread, loader))
                .findFirst()
                .ifPresent(thread -> see(Kind.THREAD, thread.getName()));
        version(plugin);
        config(plugin);
        if (plugin instanceof Connector connector) {
            task(connector);
        }
    }

    /** The JVM starts threads of its own whenever it likes. */
    private static boolean isThePlugins(Thread thread, ClassLoader loader) {
        return thread.isAlive() && thread.getContextClassLoader() == loader;
    }

    private void see(Kind kind, String... details) {
        sights.add(Sight.of(kind, name, details));
    }

    private @Nullable Object create(ClassLoader loader) {
        try {
            return Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException e) {
            see(Kind.NOT_CREATED, chain(e.getCause()));
        } catch (ReflectiveOperationException | LinkageError e) {
            see(Kind.NOT_CREATED, chain(e));
        }
        return null;
    }

    private void version(Object plugin) {
        if (!(plugin instanceof Versioned versioned)) {
            return; // connectors are always; others became so in later releases of Kafka
        }
        try {
            String version = versioned.version();
            if (version == null || version.isBlank() || version.equals("undefined")) {
                see(
                        Kind.VERSION,
                        version == null
                                ? "version() gives null"
                                : "version() gives '" + version + "'");
            }
        } catch (RuntimeException | LinkageError e) {
            see(Kind.VERSION, "version() throws " + chain(e));
        }
    }

    private void config(Object plugin) {
        ConfigDef definition;
        try {
            definition = (ConfigDef) plugin.getClass().getMethod("config").invoke(plugin);
        } catch (NoSuchMethodException e) {
            return; // this type of plugin, or this Kafka, has none
        } catch (InvocationTargetException e) {
            see(Kind.CONFIG, "throws " + chain(e.getCause()));
            return;
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            see(Kind.CONFIG, "can't be called: " + chain(e));
            return;
        }
        if (definition == null) {
            see(Kind.CONFIG, "gives null");
        } else {
            definition.configKeys().values().forEach(this::key);
        }
    }

    private void key(ConfigDef.ConfigKey key) {
        if (key.documentation == null || key.documentation.isBlank()) {
            see(Kind.UNDOCUMENTED, key.name);
        }
        if (key.type != ConfigDef.Type.PASSWORD && SecretName.fits(key.name, key.type)) {
            see(Kind.SECRET, key.name, String.valueOf(key.type));
        }
        if (key.hasDefault()) {
            try {
                Object value = ConfigDef.parseType(key.name, key.defaultValue, key.type);
                if (key.validator != null) {
                    key.validator.ensureValid(key.name, value);
                }
            } catch (RuntimeException | LinkageError e) {
                see(Kind.DEFAULT, key.name, String.valueOf(key.defaultValue), chain(e));
            }
        }
    }

    private void task(Connector connector) {
        Class<? extends Task> type;
        try {
            type = connector.taskClass();
        } catch (RuntimeException e) {
            return; // it may want to be started before it answers
        } catch (LinkageError e) {
            see(Kind.TASK, "taskClass() throws " + chain(e));
            return;
        }
        Class<?> kind = connector instanceof SinkConnector ? SinkTask.class : SourceTask.class;
        if (type == null) {
            return; // the same
        }
        if (!kind.isAssignableFrom(type)) {
            see(Kind.TASK, type.getName() + " is no " + kind.getSimpleName());
            return;
        }
        try {
            type.getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException e) {
            see(Kind.TASK, type.getName() + " can't be created: " + chain(e.getCause()));
        } catch (ReflectiveOperationException | LinkageError e) {
            see(Kind.TASK, type.getName() + " can't be created: " + chain(e));
        }
    }

    private static String chain(@Nullable Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (text.length() > 0) {
                text.append(", caused by ");
            }
            text.append(each);
            StackTraceElement[] trace = each.getStackTrace();
            if (each.getCause() == null && trace.length > 0) {
                text.append(" (at ").append(trace[0]).append(")");
            }
        }
        return text.toString();
    }
}
