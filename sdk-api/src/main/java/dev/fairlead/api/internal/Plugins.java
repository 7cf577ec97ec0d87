package dev.fairlead.api.internal;

import java.lang.reflect.Constructor;
import org.apache.kafka.connect.errors.ConnectException;

/** Creates, in a task, the author's class that a connector named in the task's configuration. */
public final class Plugins {
    private Plugins() {}

    /**
     * Creates an instance.
     *
     * @throws ConnectException if there is no such class, or it cannot be created
     */
    public static <T> T create(String className, Class<T> expected) {
        try {
            Constructor<? extends T> constructor =
                    load(className).asSubclass(expected).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | ClassCastException failure) {
            throw new ConnectException(
                    "cannot create \""
                            + className
                            + "\" in the task; it must be on the plugin's path, extend "
                            + expected.getSimpleName()
                            + " and have a public constructor without parameters",
                    failure);
        }
    }

    private static Class<?> load(String className) throws ClassNotFoundException {
        ClassLoader plugin = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(className, true, plugin);
        } catch (ClassNotFoundException elsewhere) {
            // a worker that forgot to set the context class loader: the SDK lies beside the plugin
            return Class.forName(className, true, Plugins.class.getClassLoader());
        }
    }
}
