package dev.fairlead.api.config;

/** The name of a class, loaded the way a worker loads what belongs to a plugin. */
final class ClassName {
    private ClassName() {}

    static SingleValue.Text text(Class<?> bound) {
        String expects =
                bound == Object.class
                        ? "the name of a class"
                        : "the name of a class that is a " + bound.getName();
        return new SingleValue.Text(
                expects, name -> fit(load(name), bound), type -> ((Class<?>) type).getName());
    }

    private static Class<?> fit(Class<?> type, Class<?> bound) {
        if (!bound.isAssignableFrom(type)) {
            throw new IllegalArgumentException("is not a " + bound.getName());
        }
        return type;
    }

    private static Class<?> load(String name) {
        ClassLoader plugin = Thread.currentThread().getContextClassLoader();
        try {
            return plugin == null ? besideTheSdk(name) : plugin.loadClass(name);
        } catch (ClassNotFoundException | LinkageError elsewhere) {
            return besideTheSdk(name);
        }
    }

    private static Class<?> besideTheSdk(String name) {
        try {
            // not initialized: its static code runs when it is used, not when it is named
            return Class.forName(name, false, ClassName.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalArgumentException("cannot be loaded", missing);
        }
    }
}
