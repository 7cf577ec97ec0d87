package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.Task;

/**
 * A plugin's class, loaded but not initialised. Thread-safe.
 *
 * @param <T> the API that it extends
 */
public final class PluginClass<T> {
    /** What a constructor takes at most that does no more than it should. */
    static final Duration IN_TIME = Duration.ofSeconds(10);

    /** What a plugin of the worker takes at most for a call at its start: it may talk to others. */
    public static final Duration SETUP = Duration.ofSeconds(30);

    /** What a plugin of the worker takes at most to close. */
    public static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private static final String MAKING =
            " can't be instantiated: its constructor or its version has";

    private final Class<? extends T> implementation;
    private final PluginSource source;
    private final ContextLoader context;

    private PluginClass(
            Class<? extends T> implementation, PluginSource source, ContextLoader context) {
        this.implementation = implementation;
        this.source = source;
        this.context = context;
    }

    /**
     * Loads the class and checks that it can be a plugin.
     *
     * @throws ConfigException it can't; the message says why and what to do
     */
    static <T> PluginClass<T> load(
            Class<T> api, String className, PluginSource source, ContextLoader context) {
        String where = quoted(className) + " in " + source.name();
        Class<?> loaded = loaded(className, source, where);
        if (!api.isAssignableFrom(loaded)) {
            throw new ConfigException(
                    where
                            + " is no "
                            + api.getSimpleName()
                            + ": it doesn't extend "
                            + api.getName()
                            + "; correct the class name or the plugin's manifest, and don't"
                            + " put Kafka's own jars beside the plugin");
        }
        if (Modifier.isAbstract(loaded.getModifiers())
                || !Modifier.isPublic(loaded.getModifiers())) {
            throw new ConfigException(
                    where
                            + " can't be a plugin: the class must be public and not abstract;"
                            + " use another class");
        }
        return new PluginClass<>(loaded.asSubclass(api), source, context);
    }

    private static Class<?> loaded(String className, PluginSource source, String where) {
        try {
            return source.load(className);
        } catch (ClassNotFoundException e) {
            throw new ConfigException(
                    where + " isn't there; add the jar that has it or correct the class name");
        } catch (LinkageError e) {
            throw new ConfigException(where + " can't be loaded: " + explain(e));
        } catch (RuntimeException e) {
            // A wrong MANIFEST.MF or signature, for instance.
            throw new ConfigException(
                    where
                            + " can't be loaded ("
                            + reason(e)
                            + "); copy its jar again, or report this to its author");
        }
    }

    /** The class's full name. */
    public String name() {
        return implementation.getName();
    }

    /** Whether it is this very class, not one of the same name from elsewhere. */
    public boolean is(Class<?> type) {
        return implementation == type;
    }

    /** The loader to have as context while calling the plugin. */
    public ClassLoader loader() {
        return source.isIsolated() ? source.loader() : loaderOf(implementation);
    }

    /** Which of the two kinds of connectors, or what else, this is. */
    public Optional<PluginType> type() {
        for (PluginType type : PluginType.values()) {
            if (type.api().isAssignableFrom(implementation)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * Makes an instance with the public constructor without parameters, with the plugin's loader as
     * context.
     *
     * @throws ConfigException there is none, or it fails; the message says why and what to do
     */
    public T newInstance() {
        String where = quoted(name()) + " in " + source.name();
        ClassLoader before = context.current();
        context.use(loader());
        try {
            Constructor<? extends T> constructor = implementation.getConstructor();
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new ConfigException(
                    where
                            + " can't be a plugin: it has no public constructor without"
                            + " parameters; add one or use another class");
        } catch (InvocationTargetException e) {
            throw withCause(
                    new ConfigException(
                            where
                                    + " can't be instantiated: its constructor threw "
                                    + reason(e.getTargetException())
                                    + "; report this to its author"),
                    e.getTargetException());
        } catch (InstantiationException | IllegalAccessException e) {
            throw withCause(
                    new ConfigException(
                            where
                                    + " can't be instantiated ("
                                    + reason(e)
                                    + "); it must be a public class"),
                    e);
        } catch (LinkageError e) {
            throw withCause(new ConfigException(where + " can't be loaded: " + explain(e)), e);
        } finally {
            context.use(before);
        }
    }

    /**
     * The same, on a thread of its own: one that hangs is interrupted and left to itself.
     *
     * @throws ConfigException as {@link #newInstance}, or the instance isn't there in time
     */
    public T newInstanceInTime() {
        return inTime(IN_TIME, MAKING, this::newInstance);
    }

    /**
     * Calls an instance on a thread of its own, with the plugin's loader as context: what hangs is
     * interrupted and left to itself.
     *
     * @param call what is called, for messages
     * @throws ConfigException it is not done in time
     */
    public <R> R callInTime(Duration patience, String call, Supplier<R> code) {
        return inTime(
                patience,
                " doesn't work: its " + call + " has",
                () -> {
                    context.use(loader());
                    return code.get();
                });
    }

    /**
     * The same without a result.
     *
     * @throws ConfigException it is not done in time
     */
    public void runInTime(Duration patience, String call, Runnable code) {
        callInTime(
                patience,
                call,
                () -> {
                    code.run();
                    return true;
                });
    }

    /** Plugin code that may hang. */
    private <R> R inTime(Duration patience, String trouble, Supplier<R> code) {
        FutureTask<R> task = new FutureTask<>(code::get);
        Thread thread = new Thread(task, "instance-of-" + name());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            StackTraceElement[] stack = thread.getStackTrace();
            thread.interrupt();
            throw new ConfigException(
                    quoted(name())
                            + " in "
                            + source.name()
                            + trouble
                            + " not returned within "
                            + patience.toMillis()
                            + " ms"
                            + place(stack)
                            + "; report this to its author");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            throw withCause(
                    new ConfigException(
                            quoted(name())
                                    + " in "
                                    + source.name()
                                    + " can't be used ("
                                    + reason(cause)
                                    + "); report this to its author"),
                    cause);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw new InterruptException(e);
        }
    }

    /** Where it hangs, in code that isn't Java's own. */
    private static String place(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
                .findFirst()
                .or(() -> Arrays.stream(stack).findFirst())
                .map(frame -> ", it is at " + frame)
                .orElse("");
    }

    /** The version that an instance tells: {@code undefined} when it doesn't or can't. */
    public static PluginVersion versionOf(Object instance) {
        try {
            if (instance instanceof Versioned versioned) {
                return new PluginVersion(String.valueOf(versioned.version()));
            }
            return instance instanceof Task task
                    ? new PluginVersion(String.valueOf(task.version()))
                    : PluginVersion.UNDEFINED;
        } catch (RuntimeException | LinkageError e) {
            return PluginVersion.UNDEFINED;
        }
    }

    /** Whether there is the constructor that {@link #newInstance} needs. */
    boolean hasConstructor() {
        try {
            return Arrays.stream(implementation.getConstructors())
                    .anyMatch(constructor -> constructor.getParameterCount() == 0);
        } catch (LinkageError e) {
            return true; // newInstance tells
        }
    }

    PluginSource source() {
        return source;
    }

    /** The version, from an instance that is made for it. */
    PluginVersion probeVersion() {
        return probeVersion(IN_TIME);
    }

    PluginVersion probeVersion(Duration patience) {
        return inTime(patience, MAKING, () -> versionOf(newInstance()));
    }

    private static ClassLoader loaderOf(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    private static ConfigException withCause(ConfigException exception, Throwable cause) {
        exception.initCause(cause);
        return exception;
    }

    private static String explain(LinkageError error) {
        if (error instanceof UnsupportedClassVersionError) {
            return reason(error) + "; run the worker on a newer Java or use an older plugin";
        }
        if (error instanceof NoClassDefFoundError && error.getMessage() != null) {
            return "it needs the class "
                    + quoted(error.getMessage().replace('/', '.'))
                    + ", which neither its location nor the worker has; add the jar that has it";
        }
        Throwable cause =
                error instanceof ExceptionInInitializerError && error.getCause() != null
                        ? error.getCause()
                        : error;
        return reason(cause) + "; check that the plugin and its libraries fit together";
    }
}
