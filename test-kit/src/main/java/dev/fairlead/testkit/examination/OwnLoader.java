package dev.fairlead.testkit.examination;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Loads the classes of a plugin once more, with statics of their own, as another worker would. What
 * comes from elsewhere, such as Kafka and the kit, is shared.
 */
final class OwnLoader extends ClassLoader {
    private final String place;

    /** Loads what comes from where {@code plugin} comes from. */
    OwnLoader(ClassLoader parent, Class<?> plugin) {
        super(parent);
        this.place = placeOf(plugin).orElse("\0 nowhere");
    }

    /** The jar or directory of a class. */
    static Optional<String> placeOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? Optional.empty()
                : Optional.of(source.getLocation().toString());
    }

    /** Whether two classes come from one jar or directory. */
    static boolean sharesCode(Class<?> one, Class<?> other) {
        return placeOf(one).equals(placeOf(other));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = isPlugins(name) ? define(name) : super.loadClass(name, false);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private boolean isPlugins(String name) {
        URL url = getParent().getResource(fileOf(name));
        if (url == null
                || name.startsWith("java.")
                || name.startsWith("org.apache.kafka.common.")) {
            return false;
        }
        return url.toString().startsWith(place) || url.toString().startsWith("jar:" + place + "!");
    }

    private static String fileOf(String name) {
        return name.replace('.', '/') + ".class";
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(fileOf(name))) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
