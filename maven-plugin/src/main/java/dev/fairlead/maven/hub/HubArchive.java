package dev.fairlead.maven.hub;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.archive.Content;
import dev.fairlead.maven.archive.ReproducibleZip;
import dev.fairlead.maven.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Collects what belongs into a component archive, and writes it. */
public final class HubArchive {
    private static final Pattern DOCUMENT =
            Pattern.compile(
                    "(README|LICEN[CS]E|NOTICE|CHANGELOG)(\\..*)?", Pattern.CASE_INSENSITIVE);
    private static final String LICENCES = "META-INF/licenses/";

    private final Component component;
    private final List<String> types;
    private final Map<String, Content> files = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Starts an archive.
     *
     * @param component the component
     * @param types the Hub's words for what the plugin jar offers
     */
    public HubArchive(Component component, List<String> types) {
        this.component = component;
        this.types = List.copyOf(types);
    }

    /**
     * Adds the plugin jar, and the licences of the libraries in it.
     *
     * @param jar the jar
     * @throws IOException if it can't be read
     */
    public void addJar(Path jar) throws IOException {
        files.put("lib/" + jar.getFileName(), Content.of(jar));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                if (entry.getName().startsWith(LICENCES)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        files.put(
                                "doc/licenses/" + entry.getName().substring(LICENCES.length()),
                                Content.of(in.readAllBytes()));
                    }
                }
            }
        }
    }

    /**
     * Adds the README, licences, notices and the changelog that lie in a folder.
     *
     * @param folder the project's folder
     * @throws IOException if it can't be read
     */
    public void addDocuments(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(Files::isRegularFile)
                    .filter(file -> DOCUMENT.matcher(name(file)).matches())
                    .forEach(file -> files.put("doc/" + name(file), Content.of(file)));
        }
    }

    /**
     * Adds all files of a folder, as they lie in it.
     *
     * @param folder the folder; it need not exist
     * @param to a folder of the archive, such as {@code etc}
     * @throws IOException if it can't be read
     */
    public void addFolder(Path folder, String to) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                if (!name(file).startsWith(".")) {
                    add(file, to + "/" + folder.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
    }

    private void add(Path file, String path) {
        if (path.endsWith(".jar") || path.endsWith(".zip")) {
            findings.add(
                    Finding.error(
                            "FL509",
                            path + " is an archive",
                            file.toString(),
                            "a worker puts every archive below the component's folder on the"
                                    + " plugin's class path, whatever folder it is in",
                            "leave it out, or make it a dependency of the project"));
            return;
        }
        files.put(path, Content.of(file));
    }

    /**
     * Adds the pictures.
     *
     * @throws IOException if one can't be read
     */
    public void addLogos() throws IOException {
        findings.addAll(Logos.judge(component.logos()));
        component
                .logos()
                .values()
                .forEach(logo -> files.put(HubManifest.asset(logo), Content.of(logo)));
    }

    /**
     * Returns what is wrong with the files.
     *
     * @return findings, often none
     */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Writes the archive.
     *
     * @param folder where to
     * @param licences the project's licences, as the manifest has them
     * @param time the time that all entries bear
     * @param released the day of the release, if it is known
     * @return the archive
     * @throws IOException if it can't be written
     */
    public Path write(
            Path folder, List<JsonObject> licences, Instant time, Optional<Instant> released)
            throws IOException {
        Map<String, Content> entries = new TreeMap<>();
        String root = component.fullName() + "/";
        files.forEach((path, content) -> entries.put(root + path, content));
        entries.put(
                root + "manifest.json",
                Content.of(HubManifest.of(component, types, licences, released)));
        Path archive = folder.resolve(component.fullName() + ".zip");
        new ReproducibleZip(time).write(entries, archive);
        return archive;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
