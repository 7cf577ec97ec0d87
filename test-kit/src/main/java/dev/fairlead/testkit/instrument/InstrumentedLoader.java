package dev.fairlead.testkit.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of a plugin and its libraries instrumented. Everything else, such as the API of
 * Kafka Connect, it leaves to its parent. Statics of what it loads are its own.
 */
public final class InstrumentedLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Predicate<String> shared;
    private final boolean fromParent;
    private final Bending bending;
    private final Alteration alteration;

    /** Changes classes before they are loaded. */
    @FunctionalInterface
    public interface Alteration {
        /** Leaves every class as it is. */
        Alteration NONE = (name, original) -> original;

        /** The class file to load in place of {@code original}. */
        byte[] altered(String name, byte[] original);
    }

    private enum Bending {
        NONE,
        BENT,
        LOSING_POWER
    }

    private InstrumentedLoader(
            List<URL> urls,
            ClassLoader parent,
            Predicate<String> shared,
            boolean fromParent,
            Bending bending,
            Alteration alteration) {
        super(urls.toArray(new URL[0]), parent);
        this.shared = shared;
        this.fromParent = fromParent;
        this.bending = bending;
        this.alteration = alteration;
    }

    /**
     * A loader of a plugin that isn't on the class path.
     *
     * @param urls jars and directories of the plugin and its libraries
     * @param parent has the API that plugin and worker share
     * @param shared names of classes to leave to the parent, if it has them; those of the JDK and
     *     the kit always are
     */
    public static InstrumentedLoader over(
            List<URL> urls, ClassLoader parent, Predicate<String> shared) {
        return new InstrumentedLoader(urls, parent, shared, false, Bending.BENT, Alteration.NONE);
    }

    /** A loader that loads anew what {@code parent} has, except what plugin and worker share. */
    public static InstrumentedLoader overClassPath(ClassLoader parent) {
        return new InstrumentedLoader(
                List.of(), parent, SharedClasses::has, true, Bending.BENT, Alteration.NONE);
    }

    /** The same, for plugins that are to survive a loss of power: what they write is watched. */
    public InstrumentedLoader losingPower() {
        return new InstrumentedLoader(
                List.of(getURLs()),
                getParent(),
                shared,
                fromParent,
                Bending.LOSING_POWER,
                alteration);
    }

    /**
     * A loader that loads a plugin as it was loaded before, instrumented or not, but altered.
     *
     * @param own names of the classes to load anew, if the plugin isn't instrumented
     */
    public static InstrumentedLoader altering(
            Class<?> plugin, Predicate<String> own, Alteration alteration) {
        if (plugin.getClassLoader() instanceof InstrumentedLoader made) {
            return new InstrumentedLoader(
                    List.of(made.getURLs()),
                    made.getParent(),
                    made.shared,
                    made.fromParent,
                    made.bending,
                    alteration);
        }
        return new InstrumentedLoader(
                List.of(), plugin.getClassLoader(), own.negate(), true, Bending.NONE, alteration);
    }

    /** Whether a class was loaded instrumented, and is to survive a loss of power. */
    public static boolean losesPower(Class<?> type) {
        return type.getClassLoader() instanceof InstrumentedLoader loader
                && loader.bending == Bending.LOSING_POWER;
    }

    /** Whether a class was loaded instrumented. */
    public static boolean hasMade(Class<?> type) {
        return type.getClassLoader() instanceof InstrumentedLoader loader
                && loader.bending != Bending.NONE;
    }

    /**
     * The class of the same name, instrumented.
     *
     * @throws IllegalArgumentException it can't be loaded anew
     */
    public <T> Class<? extends T> again(Class<? extends T> type, Class<T> kind) {
        try {
            return loadClass(type.getName()).asSubclass(kind);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IllegalArgumentException(
                    type.getName() + " can't be instrumented: it can't be loaded a second time", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SharedClasses.isOfTheJdk(name) || SharedClasses.isOfTheKit(name)) {
            return InstrumentedLoader.class.getClassLoader().loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = shared.test(name) ? ofTheParent(name) : null;
            }
            if (loaded == null) {
                URL url = find(name.replace('.', '/') + ".class");
                loaded = url == null ? super.loadClass(name, false) : defined(name, url);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private @Nullable Class<?> ofTheParent(String name) {
        try {
            return getParent().loadClass(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private @Nullable URL find(String path) {
        URL url = fromParent ? getParent().getResource(path) : findResource(path);
        return url == null || url.getProtocol().equals("jrt") ? null : url;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        URL url = findResource(name.replace('.', '/') + ".class");
        if (url == null) {
            throw new ClassNotFoundException(name);
        }
        return defined(name, url);
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    private Class<?> defined(String name, URL url) throws ClassNotFoundException {
        try {
            URLConnection connection = url.openConnection();
            byte[] original;
            try (InputStream in = connection.getInputStream()) {
                original = in.readAllBytes();
            }
            URL source = url;
            if (connection instanceof JarURLConnection jar) {
                source = jar.getJarFileURL();
                name(name, jar.getManifest(), source);
            }
            byte[] altered = alteration.altered(name, original);
            byte[] bytes = bending == Bending.NONE ? altered : Rewriter.rewritten(altered);
            CodeSource from = new CodeSource(source, (Certificate[]) null);
            return defineClass(
                    name, bytes, 0, bytes.length, new ProtectionDomain(from, null, this, null));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Packages tell the version that the manifest has. */
    private void name(String type, @Nullable Manifest manifest, URL source) {
        int end = type.lastIndexOf('.');
        if (end < 0 || manifest == null || getDefinedPackage(type.substring(0, end)) != null) {
            return;
        }
        try {
            definePackage(type.substring(0, end), manifest, source);
        } catch (IllegalArgumentException e) {
            // another thread was faster
        }
    }
}
