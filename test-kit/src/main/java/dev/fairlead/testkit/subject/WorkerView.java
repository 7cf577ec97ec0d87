package dev.fairlead.testkit.subject;

import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a plugin sees of the process that it runs in: what a worker of the chosen release has, and
 * nothing of the kit. Notes the classes that aren't there. Thread-safe.
 */
final class WorkerView extends ClassLoader {
    /** What every worker has on its class path, and plugins may rely on. */
    private static final List<String> SHARED =
            List.of(
                    "org.apache.kafka.",
                    "org.slf4j.",
                    "com.fasterxml.jackson.",
                    "jakarta.ws.rs.",
                    "javax.ws.rs.",
                    "net.jpountz.",
                    "com.github.luben.",
                    "org.xerial.snappy.",
                    // DriverManager gives a driver only to those who can load its class
                    "dev.fairlead.testkit.world.jdbc.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader kit;
    private final Set<String> supplement;
    private final Set<String> missing = new TreeSet<>();

    /**
     * @param supplement jars of a newer Kafka that only the kit needs
     */
    WorkerView(ClassLoader kit, Set<Path> supplement) {
        super("worker", ClassLoader.getPlatformClassLoader());
        this.kit = kit;
        this.supplement =
                Set.copyOf(supplement.stream().map(jar -> jar.toUri().toString()).toList());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            try {
                Class<?> found = kit.loadClass(name);
                if (!isSupplement(found)) {
                    return found;
                }
            } catch (ClassNotFoundException e) {
                // noted below
            }
        }
        synchronized (missing) {
            missing.add(name);
        }
        throw new ClassNotFoundException(name);
    }

    private boolean isSupplement(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source != null && supplement.contains(source.getLocation().toString());
    }

    /** What was asked for and isn't there, in the order of the alphabet. */
    List<String> missing() {
        synchronized (missing) {
            return List.copyOf(missing);
        }
    }
}
