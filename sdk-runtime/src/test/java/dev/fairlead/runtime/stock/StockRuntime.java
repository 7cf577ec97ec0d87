package dev.fairlead.runtime.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Instances of the stock worker's classes, even of those whose names ours have too. */
final class StockRuntime implements AutoCloseable {
    private static final Path JAR = Path.of("target", "stock", "connect-runtime.jar");

    private final StockFirst loader;

    private StockRuntime(StockFirst loader) {
        this.loader = loader;
    }

    static StockRuntime open() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(
                    JAR.toAbsolutePath()
                            + " is missing; the build copies it in generate-test-resources");
        }
        try {
            return new StockRuntime(new StockFirst(JAR.toUri().toURL()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new instance of stock's class of this name. */
    <T> T instance(Class<T> api, String className) {
        try {
            return api.cast(type(className).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className, e);
        }
    }

    /** Stock's class of this name. */
    Class<?> type(String className) throws ClassNotFoundException {
        Class<?> type = Class.forName(className, true, loader);
        if (type.getClassLoader() != loader) {
            throw new IllegalStateException(className + " is not stock's");
        }
        return type;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** Looks into the jar first; what isn't there, such as Connect's API, is the test's. */
    private static final class StockFirst extends URLClassLoader {
        static {
            registerAsParallelCapable();
        }

        StockFirst(URL jar) {
            super(new URL[] {jar}, StockRuntime.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (name.startsWith("org.apache.kafka.connect.")
                        && findResource(name.replace('.', '/') + ".class") != null) {
                    return findClass(name);
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
