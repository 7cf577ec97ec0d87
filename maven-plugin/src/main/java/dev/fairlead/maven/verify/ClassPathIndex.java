package dev.fairlead.maven.verify;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Where a worker has which class: in one of its jars, or in the JDK. */
final class ClassPathIndex {
    private final Map<String, Worker.Jar> classes = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Set<String> packagesOfTheJdk;

    ClassPathIndex(Worker worker) throws IOException {
        for (Worker.Jar jar : worker.jars()) {
            try (ZipFile zip = new ZipFile(jar.file().toFile())) {
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class"))
                        .forEach(name -> classes.putIfAbsent(className(name), jar));
            }
        }
        packagesOfTheJdk = packagesOfTheJdk();
    }

    /** Returns the worker's jar that has a class. */
    Optional<Worker.Jar> jarOf(String className) {
        return Optional.ofNullable(classes.get(className));
    }

    /**
     * Tells whether a class, or a parent of it, has a member. A parent that isn't on the class path
     * counts as having it.
     */
    boolean has(Member member) throws IOException {
        Deque<String> next = new ArrayDeque<>(List.of(member.owner()));
        Set<String> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            String className = next.remove();
            Worker.Jar jar = classes.get(className);
            if (jar == null) {
                if (jdkMayHave(className, member)) {
                    return true;
                }
                continue;
            }
            Shape shape = shape(className, jar);
            if (shape.members().contains(member.key())) {
                return true;
            }
            if (!member.name().equals("<init>")) {
                shape.parents().stream().filter(seen::add).forEach(next::add);
            }
        }
        return false;
    }

    /** Of the JDK only names are looked at: it has no method that Kafka takes away. */
    private static boolean jdkMayHave(String className, Member member) {
        try {
            Class<?> type = Class.forName(className, false, ClassLoader.getPlatformClassLoader());
            return Stream.concat(
                            Stream.of(type.getMethods()).map(Method::getName),
                            Stream.of(type.getDeclaredMethods()).map(Method::getName))
                    .anyMatch(member.name()::equals);
        } catch (ClassNotFoundException | LinkageError e) {
            return true;
        }
    }

    private Shape shape(String className, Worker.Jar jar) throws IOException {
        Shape known = shapes.get(className);
        if (known == null) {
            try (ZipFile zip = new ZipFile(jar.file().toFile());
                    InputStream in =
                            zip.getInputStream(
                                    zip.getEntry(className.replace('.', '/') + ".class"))) {
                known = Shape.of(new ClassReader(in.readAllBytes()));
            }
            shapes.put(className, known);
        }
        return known;
    }

    /** What a class has itself, and its parents. */
    private record Shape(Set<String> members, List<String> parents) {
        static Shape of(ClassReader code) {
            Set<String> members = new HashSet<>();
            List<String> parents = new ArrayList<>();
            if (code.getSuperName() != null) {
                parents.add(code.getSuperName().replace('/', '.'));
            }
            for (String each : code.getInterfaces()) {
                parents.add(each.replace('/', '.'));
            }
            code.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public @Nullable MethodVisitor visitMethod(
                                int access,
                                String name,
                                String descriptor,
                                @Nullable String signature,
                                String @Nullable [] exceptions) {
                            members.add(name + descriptor);
                            return null;
                        }

                        @Override
                        public @Nullable FieldVisitor visitField(
                                int access,
                                String name,
                                String descriptor,
                                @Nullable String signature,
                                @Nullable Object value) {
                            members.add(name + descriptor);
                            return null;
                        }
                    },
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return new Shape(members, parents);
        }
    }

    boolean isJdks(String className) {
        return packagesOfTheJdk.contains(
                className.substring(0, Math.max(0, className.lastIndexOf('.'))));
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    }

    private static Set<String> packagesOfTheJdk() throws IOException {
        FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
        Set<String> packages = new HashSet<>();
        try (Stream<Path> names = Files.list(jdk.getPath("/packages"))) {
            names.forEach(name -> packages.add(String.valueOf(name.getFileName())));
        }
        return packages;
    }
}
