package dev.fairlead.runtime.plugin;

/**
 * The class loader that code finds as its context. Plugins may ask for it, so it is swapped around
 * their calls; a port, so that what swaps it needs no thread.
 */
public interface ContextLoader {
    /** The present one. */
    ClassLoader current();

    /** Makes {@code loader} the present one. */
    void use(ClassLoader loader);

    /** The calling thread's. */
    static ContextLoader ofThread() {
        return new ContextLoader() {
            @Override
            public ClassLoader current() {
                ClassLoader loader = Thread.currentThread().getContextClassLoader();
                return loader == null ? ClassLoader.getSystemClassLoader() : loader;
            }

            @Override
            public void use(ClassLoader loader) {
                Thread.currentThread().setContextClassLoader(loader);
            }
        };
    }
}
