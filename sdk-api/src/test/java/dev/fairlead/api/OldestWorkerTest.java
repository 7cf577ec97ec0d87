package dev.fairlead.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.connect.components.ConnectPlugin;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Whatever the SDK refers to must be there in the oldest worker that it is for, or a worker of that
 * version finds out in the middle of its work. The build copies that version's jars.
 */
class OldestWorkerTest {
    private static final Path JARS = Path.of("target/oldest-worker");

    private static final String ORIGIN =
            "dev.fairlead.api.sink.Origin$1: org.apache.kafka.connect.sink.SinkRecord.";

    /** What newer workers have only, and which code is prepared for its absence. */
    private static final Set<String> GUARDED =
            Set.of(
                    ORIGIN + "originalKafkaOffset()",
                    ORIGIN + "originalKafkaPartition()",
                    ORIGIN + "originalTopic()");

    private ClassLoader oldest;

    @BeforeEach
    void load() throws IOException {
        assumeTrue(Files.isDirectory(JARS), "the build copies the jars of the oldest worker");
        List<URL> urls = new ArrayList<>();
        for (Class<?> each : List.of(AuthorsCall.class, OldestWorkerTest.class)) {
            urls.add(each.getProtectionDomain().getCodeSource().getLocation());
        }
        try (Stream<Path> jars = Files.list(JARS)) {
            jars.map(OldestWorkerTest::url).forEach(urls::add);
        }
        oldest =
                new URLClassLoader(urls.toArray(URL[]::new), getClass().getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve)
                            throws ClassNotFoundException {
                        synchronized (getClassLoadingLock(name)) {
                            if (!name.startsWith("org.apache.kafka.")
                                    && !name.startsWith("dev.fairlead.")) {
                                return super.loadClass(name, resolve);
                            }
                            Class<?> known = findLoadedClass(name);
                            return known == null ? findClass(name) : known;
                        }
                    }
                };
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a class refers to that isn't there, but for what is guarded. */
    private List<String> missing(JavaClasses classes) {
        Set<String> missing = new TreeSet<>();
        for (JavaClass type : classes) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getName().startsWith("org.apache.kafka."))
                    .filter(target -> find(target.getName()) == null)
                    .forEach(target -> missing.add(type.getName() + ": " + target.getName()));
            type.getAccessesFromSelf().stream()
                    .filter(access -> !isThere(access))
                    .forEach(access -> missing.add(type.getName() + ": " + name(access)));
        }
        missing.removeIf(each -> GUARDED.contains(each));
        return List.copyOf(missing);
    }

    private static String name(JavaAccess<?> access) {
        return access.getTarget().getFullName();
    }

    private Class<?> find(String name) {
        try {
            return Class.forName(name, false, oldest);
        } catch (ClassNotFoundException | LinkageError missing) {
            return null;
        }
    }

    private boolean isThere(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (owner.isArray() || !owner.getName().matches("(org.apache.kafka|dev.fairlead)\\..*")) {
            return true;
        }
        Class<?> type = find(owner.getName());
        return type != null && has(type, access);
    }

    private static boolean has(Class<?> type, JavaAccess<?> access) {
        String name = access.getTarget().getName();
        boolean own =
                access.getTarget() instanceof CodeUnitAccessTarget code
                        ? Stream.of(type.getDeclaredMethods(), type.getDeclaredConstructors())
                                .flatMap(Arrays::stream)
                                .anyMatch(
                                        each ->
                                                (each.getName().equals(name)
                                                                || name.equals("<init>"))
                                                        && names(each.getParameterTypes())
                                                                .equals(names(code)))
                        : Arrays.stream(type.getDeclaredFields())
                                .anyMatch(each -> each.getName().equals(name));
        return own
                || Stream.concat(
                                Stream.ofNullable(type.getSuperclass()),
                                Arrays.stream(type.getInterfaces()))
                        .anyMatch(above -> has(above, access))
                || (type.isInterface() && type.getInterfaces().length == 0 && isOfObject(name));
    }

    private static boolean isOfObject(String name) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(method -> method.getName().equals(name));
    }

    private static List<String> names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).toList();
    }

    private static List<String> names(CodeUnitAccessTarget code) {
        return code.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    }

    @Nested
    class TheSdk {
        private final JavaClasses sdk =
                new ClassFileImporter()
                        .importUrl(
                                AuthorsCall.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation());

        @Test
        void refers_to_nothing_that_the_oldest_worker_lacks() {
            assertThat(missing(sdk)).isEmpty();
        }

        @Test
        void can_be_loaded_there() throws ClassNotFoundException {
            for (JavaClass type : sdk) {
                if (!type.getSimpleName().equals("package-info")) {
                    Class<?> loaded = Class.forName(type.getName(), true, oldest);
                    assertThat(loaded.getClassLoader()).isSameAs(oldest);
                    assertThat(loaded.getDeclaredMethods()).isNotNull();
                }
            }
        }
    }

    @Nested
    class AReferenceToSomethingNewer {
        @Test
        void is_found() {
            JavaClasses planted = new ClassFileImporter().importClasses(Newer.class);
            assertThat(missing(planted))
                    .containsExactly(
                            Newer.class.getName() + ": " + ConnectPlugin.class.getName(),
                            Newer.class.getName()
                                    + ": "
                                    + SinkTaskContext.class.getName()
                                    + ".pluginMetrics()");
        }

        @Test
        void is_not_found_where_there_is_none() {
            assertThat(missing(new ClassFileImporter().importClasses(Older.class))).isEmpty();
        }
    }

    /** Refers to what came after 3.3. */
    static final class Newer {
        Object plugin(Object any) {
            return any instanceof ConnectPlugin;
        }

        Object metrics(SinkTaskContext context) {
            return context.pluginMetrics();
        }
    }

    /** Refers to what was there, also by inheritance. */
    static final class Older {
        boolean sameType(SinkTaskContext context, Schema one, Schema other) {
            return one.type() == other.type() && context.hashCode() == one.hashCode();
        }
    }
}
