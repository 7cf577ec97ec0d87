package dev.fairlead.runtime.rest;

import java.util.List;

/**
 * Finds classes of all extensions. The context of threads that run their filters, because some,
 * such as JAAS, look for classes there by name.
 */
final class ExtensionLoader extends ClassLoader {
    private final List<ClassLoader> loaders;

    ExtensionLoader(List<ClassLoader> loaders) {
        super(ExtensionLoader.class.getClassLoader());
        this.loaders = List.copyOf(loaders);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader loader : loaders) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                // perhaps the next one has it
            }
        }
        throw new ClassNotFoundException(name);
    }
}
