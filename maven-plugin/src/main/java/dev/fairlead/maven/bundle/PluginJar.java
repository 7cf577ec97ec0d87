package dev.fairlead.maven.bundle;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.shade.DefaultShader;
import org.apache.maven.plugins.shade.ShadeRequest;
import org.apache.maven.plugins.shade.resource.ServicesResourceTransformer;
import org.slf4j.helpers.NOPLogger;

/**
 * Puts a project's jar and its libraries into one. Maven's shader merges (service files line by
 * line, of equal names the first wins, the project's own before all); what it leaves to chance is
 * settled by {@link ReproducibleJar}.
 */
public final class PluginJar {
    /** Where a plugin jar says what is in it. */
    public static final String SBOM = "META-INF/sbom/plugin.cdx.json";

    /** The manifest attribute by which a later run recognises a jar that was made here. */
    private static final Attributes.Name MARK = new Attributes.Name("Fairlead-Plugin");

    /** What the tests certify of the plugin, if they do; it bears no date. */
    private static final String CERTIFICATE = "META-INF/fairlead/delivery.json";

    private static final Attributes.Name MULTI_RELEASE = new Attributes.Name("Multi-Release");

    private final Path workDirectory;
    private final String version;
    private final Instant time;
    private final Map<String, byte[]> additions;

    /**
     * Fixes what all jars have in common.
     *
     * @param workDirectory a directory below target for the shader's output
     * @param version the project's version, which goes into the manifest: a plugin that wants to
     *     know its version looks there
     * @param time the time that all entries bear
     * @param additions entries that come from neither the project's jar nor a library
     */
    public PluginJar(
            Path workDirectory, String version, Instant time, Map<String, byte[]> additions) {
        this.workDirectory = workDirectory;
        this.version = version;
        this.time = time;
        this.additions = Map.copyOf(additions);
    }

    /**
     * Tells whether a jar was made here, and so has its libraries inside already.
     *
     * @param jar a jar
     * @return true if it bears the mark
     * @throws IOException if it can't be read
     */
    public static boolean isMade(Path jar) throws IOException {
        return manifestOf(jar).getMainAttributes().containsKey(MARK);
    }

    /**
     * Makes the jar.
     *
     * @param thin the project's own jar
     * @param libraries what goes in with it, in class path order
     * @param plugin the jar to write
     * @throws IOException if a jar can't be read or written
     */
    public void make(Path thin, List<Library> libraries, Path plugin) throws IOException {
        Files.createDirectories(workDirectory);
        Path merged = workDirectory.resolve("merged.jar");
        Files.deleteIfExists(merged);
        shade(thin, libraries, merged);
        Map<String, byte[]> extras = new LinkedHashMap<>(LicenceFiles.of(libraries));
        extras.putAll(additions);
        extras.put(JarFile.MANIFEST_NAME, manifest(thin, libraries));
        Path certificate = workDirectory.resolve("delivery.json");
        if (Files.isRegularFile(certificate)) {
            extras.put(CERTIFICATE, Files.readAllBytes(certificate));
        }
        Path finished = workDirectory.resolve("plugin.jar");
        new ReproducibleJar(time).write(merged, extras, finished);
        Files.delete(merged);
        Files.move(finished, plugin, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void shade(Path thin, List<Library> libraries, Path merged) throws IOException {
        Set<File> jars = new LinkedHashSet<>();
        jars.add(thin.toFile());
        libraries.forEach(library -> jars.add(library.file().toFile()));
        ShadeRequest request = new ShadeRequest();
        request.setJars(jars);
        request.setUberJar(merged.toFile());
        request.setFilters(List.of(JarFilters.everywhere(), JarFilters.libraries(thin.toFile())));
        request.setRelocators(List.of());
        request.setResourceTransformers(List.of(new ServicesResourceTransformer()));
        try {
            // the shader reports every resource that two jars share; nobody can act on that
            new DefaultShader(NOPLogger.NOP_LOGGER).shade(request);
        } catch (MojoExecutionException e) {
            throw new IOException("cannot merge " + jars + ": " + e.getMessage(), e);
        }
    }

    private byte[] manifest(Path thin, List<Library> libraries) throws IOException {
        Manifest manifest = manifestOf(thin);
        Attributes main = manifest.getMainAttributes();
        main.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putIfAbsent(Attributes.Name.IMPLEMENTATION_VERSION, version);
        main.remove(Attributes.Name.CLASS_PATH);
        main.remove(new Attributes.Name("Automatic-Module-Name"));
        for (Library library : libraries) {
            if ("true".equals(manifestOf(library.file()).getMainAttributes().get(MULTI_RELEASE))) {
                main.put(MULTI_RELEASE, "true");
            }
        }
        if (additions.containsKey(SBOM)) {
            main.put(new Attributes.Name("Sbom-Format"), "CycloneDX");
            main.put(new Attributes.Name("Sbom-Location"), SBOM);
        }
        main.put(MARK, "1");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private static Manifest manifestOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest == null ? new Manifest() : manifest;
        }
    }
}
