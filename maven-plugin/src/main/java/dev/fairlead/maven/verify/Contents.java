package dev.fairlead.maven.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;

/**
 * What is in a plugin jar.
 *
 * @param uses for each class, by binary name, the classes that its code needs
 * @param members for each class the members of Kafka's classes that its code calls or reads
 * @param services the lines of each service file
 * @param java the newest Java that any class needs
 */
record Contents(
        Map<String, Set<String>> uses,
        Map<String, Set<Member>> members,
        Map<String, Set<String>> services,
        int java) {
    private static final String SERVICES = "META-INF/services/";
    private static final int CLASS_VERSION_OF_JAVA_0 = 44;
    private static final int CONSTANT_CLASS = 7;

    Contents {
        uses = Collections.unmodifiableMap(uses);
        members = Collections.unmodifiableMap(members);
        services = Collections.unmodifiableMap(services);
    }

    static Contents of(Path jar) throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        Map<String, Set<Member>> members = new TreeMap<>();
        Map<String, Set<String>> services = new TreeMap<>();
        int java = 0;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(SERVICES) && !entry.isDirectory()) {
                    services.put(name.substring(SERVICES.length()), lines(bytes(zip, entry)));
                } else if (name.endsWith(".class")
                        && !name.startsWith("META-INF/")
                        && !name.endsWith("module-info.class")) {
                    ClassReader code = new ClassReader(bytes(zip, entry));
                    java = Math.max(java, (code.readShort(6) & 0xffff) - CLASS_VERSION_OF_JAVA_0);
                    String className = code.getClassName().replace('/', '.');
                    uses.put(className, uses(code));
                    members.put(className, Member.usedBy(code));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(
                    jar + " has a class file that can't be read: " + e.getMessage(), e);
        }
        return new Contents(uses, members, services, java);
    }

    /** All classes in the constant pool: parents, owners of members, casts, new objects. */
    private static Set<String> uses(ClassReader code) {
        Set<String> names = new LinkedHashSet<>();
        char[] buffer = new char[code.getMaxStringLength()];
        for (int i = 1; i < code.getItemCount(); i++) {
            int item = code.getItem(i);
            if (item > 0 && code.readByte(item - 1) == CONSTANT_CLASS) {
                String name = code.readUTF8(item, buffer).replaceFirst("^\\[+", "");
                if (name.startsWith("L") && name.endsWith(";")) {
                    name = name.substring(1, name.length() - 1);
                }
                if (name.length() > 1) { // else an array of a primitive type
                    names.add(name.replace('/', '.'));
                }
            }
        }
        return names;
    }

    private static Set<String> lines(byte[] file) {
        Set<String> names = new LinkedHashSet<>();
        new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
