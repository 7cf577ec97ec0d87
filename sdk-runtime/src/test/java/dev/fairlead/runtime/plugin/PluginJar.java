package dev.fairlead.runtime.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes plugin jars and class trees out of Java source. */
public final class PluginJar {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<JavaFileObject> sources = new ArrayList<>();

    /** Adds a class; {@code source} is a whole compilation unit. */
    public PluginJar with(String className, String source) {
        sources.add(
                new SimpleJavaFileObject(
                        URI.create("string:///" + className.replace('.', '/') + ".java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                });
        return this;
    }

    /** Lists classes in a service manifest. */
    public PluginJar listing(PluginType type, String... classNames) {
        return holding(type.manifest(), String.join("\n", classNames) + "\n");
    }

    public PluginJar holding(String name, String text) {
        return holding(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public PluginJar holding(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    public Path writeJar(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                for (Map.Entry<String, byte[]> file : content().entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path writeTree(Path directory) {
        try {
            for (Map.Entry<String, byte[]> file : content().entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A converter that tells its version and where its class came from. */
    public static String converter(String packageName, String name, String version) {
        return """
        package %s;
        import java.util.Map;
        import org.apache.kafka.connect.components.Versioned;
        import org.apache.kafka.connect.data.*;
        import org.apache.kafka.connect.storage.Converter;
        public class %s implements Converter, Versioned {
            public String version() { return "%s"; }
            public void configure(Map<String, ?> configs, boolean isKey) {}
            public byte[] fromConnectData(String topic, Schema schema, Object value) {
                return Thread.currentThread().getContextClassLoader().toString().getBytes();
            }
            public SchemaAndValue toConnectData(String topic, byte[] value) { return null; }
        }
        """
                .formatted(packageName, name, version);
    }

    private Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>(files);
        if (!sources.isEmpty()) {
            content.putAll(compile());
        }
        return content;
    }

    private Map<String, byte[]> compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
                JavaFileManager memory = new Memory(standard, classes)) {
            List<String> options = List.of("--release", "17", "-proc:none");
            if (!compiler.getTask(complaints, memory, null, options, null, sources).call()) {
                throw new IllegalArgumentException(complaints.toString());
            }
        }
        Map<String, byte[]> compiled = new LinkedHashMap<>();
        classes.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
        return compiled;
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            String file = name.replace('.', '/') + kind.extension;
            return new SimpleJavaFileObject(URI.create("memory:///" + file), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(file, bytes);
                    return bytes;
                }
            };
        }
    }
}
