package dev.fairlead.api.config;

/**
 * The name of a class, loaded the way a worker loads what belongs to a plugin.
 *
 * @param bound what the class has to be
 */
record ClassName(Class<?> bound) implements SingleValue.Text {
    @Override
    public String expects() {
        return bound == Object.class
                ? "the name of a class"
                : "the name of a class that is a " + bound.getName();
    }

    @Override
    public Object parse(String name) {
        Class<?> type = load(name);
        if (!bound.isAssignableFrom(type)) {
            throw new IllegalArgumentException("is not " + expects());
        }
        return type;
    }

    @Override
    public String format(Object type) {
        return ((Class<?>) type).getName();
    }

    private Class<?> load(String name) {
        ClassLoader plugin = Thread.currentThread().getContextClassLoader();
        try {
            return plugin == null ? besideTheSdk(name) : plugin.loadClass(name);
        } catch (ClassNotFoundException | LinkageError elsewhere) {
            return besideTheSdk(name);
        }
    }

    private Class<?> besideTheSdk(String name) {
        try {
            // not initialized: its static code runs when it is used, not when it is named
            return Class.forName(name, false, ClassName.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalArgumentException("is not " + expects(), missing);
        }
    }
}
