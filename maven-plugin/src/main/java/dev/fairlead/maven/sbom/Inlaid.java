package dev.fairlead.maven.sbom;

import dev.fairlead.maven.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Libraries that somebody else put inside a jar before it came to us. No POM lists them, but their
 * builds left a file with their coordinates.
 */
final class Inlaid {
    private Inlaid() {}

    /**
     * Looks for them.
     *
     * @param jar a jar
     * @param own the key of the jar itself
     * @return a component for each
     */
    static List<JsonObject> in(Path jar, String own) throws IOException {
        Map<String, JsonObject> components = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
                    Properties coordinates = new Properties();
                    try (InputStream in = zip.getInputStream(entry)) {
                        coordinates.load(in);
                    } catch (IllegalArgumentException e) {
                        continue; // not what Maven writes
                    }
                    String group = coordinates.getProperty("groupId", "");
                    String artifact = coordinates.getProperty("artifactId", "");
                    String version = coordinates.getProperty("version", "");
                    boolean complete =
                            !group.isEmpty() && !artifact.isEmpty() && !version.isEmpty();
                    // with a classifier the key has a third part
                    if (complete && !(own + ":").startsWith(group + ":" + artifact + ":")) {
                        String purl = Sbom.purl(group, artifact, "", version);
                        components.put(
                                purl,
                                new JsonObject()
                                        .with("type", "library")
                                        .with("group", group)
                                        .with("name", artifact)
                                        .with("version", version)
                                        .with("purl", purl));
                    }
                }
            }
        }
        return new ArrayList<>(components.values());
    }
}
