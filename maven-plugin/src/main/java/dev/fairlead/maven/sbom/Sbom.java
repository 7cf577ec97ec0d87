package dev.fairlead.maven.sbom;

import dev.fairlead.maven.bundle.Library;
import dev.fairlead.maven.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.model.Model;

/**
 * A CycloneDX document of a plugin jar. It bears neither a serial number nor a time, so that two
 * builds of the same sources write the same document.
 */
public final class Sbom {
    private static final String SPECIFICATION = "1.6";
    private static final List<String> ALGORITHMS = List.of("SHA-1", "SHA-256");

    private final Model project;
    private final String toolVersion;

    /**
     * Names what the document is about.
     *
     * @param project the project's effective model
     * @param toolVersion the version of this Maven plugin
     */
    public Sbom(Model project, String toolVersion) {
        this.project = project;
        this.toolVersion = toolVersion;
    }

    /**
     * Writes the document.
     *
     * @param thin the project's own jar
     * @param ingredients what goes into the jar with it
     * @return the document
     * @throws IOException if a jar can't be read
     */
    public String of(Path thin, List<Ingredient> ingredients) throws IOException {
        Map<String, Ingredient> byKey = new TreeMap<>();
        ingredients.forEach(each -> byKey.put(each.library().key(), each));
        String root = purl(project.getGroupId(), project.getArtifactId(), "", version());
        List<JsonObject> components = new ArrayList<>(Inlaid.in(thin, ownKey()));
        for (Ingredient ingredient : byKey.values()) {
            components.add(component(ingredient));
        }
        return new JsonObject()
                        .with("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json")
                        .with("bomFormat", "CycloneDX")
                        .with("specVersion", SPECIFICATION)
                        .with("version", 1)
                        .with("metadata", metadata(root))
                        .with("components", components)
                        .with("dependencies", dependencies(root, byKey))
                        .with(
                                "compositions",
                                List.of(
                                        new JsonObject()
                                                .with("aggregate", "complete")
                                                .with("assemblies", List.of(root))))
                + "\n";
    }

    private String ownKey() {
        return project.getGroupId() + ":" + project.getArtifactId();
    }

    private String version() {
        return project.getVersion();
    }

    private JsonObject metadata(String root) {
        JsonObject tool =
                new JsonObject()
                        .with("type", "application")
                        .with("group", "dev.fairlead")
                        .with("name", "fairlead-maven-plugin")
                        .with("version", toolVersion);
        List<Licence> licences =
                project.getLicenses().stream()
                        .map(licence -> Licence.of(licence.getName(), licence.getUrl()))
                        .flatMap(Optional::stream)
                        .toList();
        List<JsonObject> references = new ArrayList<>();
        Licence.absolute(project.getUrl())
                .ifPresent(url -> references.add(reference("website", url)));
        if (project.getScm() != null) {
            Licence.absolute(project.getScm().getUrl())
                    .ifPresent(url -> references.add(reference("vcs", url)));
        }
        return new JsonObject()
                .with("tools", new JsonObject().with("components", List.of(tool)))
                .with(
                        "component",
                        new JsonObject()
                                .with("type", "library")
                                .with("bom-ref", root)
                                .with("group", project.getGroupId())
                                .with("name", project.getArtifactId())
                                .with("version", version())
                                .withText("description", project.getDescription())
                                .withList("licenses", licences(licences))
                                .with("purl", root)
                                .withList("externalReferences", references));
    }

    private static JsonObject reference(String type, String url) {
        return new JsonObject().with("type", type).with("url", url);
    }

    private static JsonObject component(Ingredient ingredient) throws IOException {
        Library library = ingredient.library();
        String purl = purl(library);
        return new JsonObject()
                .with("type", "library")
                .with("bom-ref", purl)
                .with("group", library.groupId())
                .with("name", library.artifactId())
                .with("version", library.version())
                .with("scope", "required")
                .with("hashes", hashes(library.file()))
                .withList("licenses", licences(ingredient.licences()))
                .with("purl", purl)
                .withList("components", Inlaid.in(library.file(), library.key()));
    }

    private static List<JsonObject> hashes(Path file) throws IOException {
        List<JsonObject> hashes = new ArrayList<>();
        for (String algorithm : ALGORITHMS) {
            hashes.add(
                    new JsonObject().with("alg", algorithm).with("content", hash(file, algorithm)));
        }
        return hashes;
    }

    private static String hash(Path file, String algorithm) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static List<JsonObject> licences(List<Licence> licences) {
        return licences.stream()
                .map(Sbom::licence)
                .map(licence -> new JsonObject().with("license", licence))
                .toList();
    }

    private static JsonObject licence(Licence licence) {
        JsonObject told = new JsonObject();
        licence.identifier()
                .ifPresentOrElse(
                        identifier -> told.with("id", identifier),
                        () ->
                                told.with(
                                        "name",
                                        licence.name().isEmpty() ? licence.url() : licence.name()));
        licence.address().ifPresent(url -> told.with("url", url));
        return told;
    }

    private List<JsonObject> dependencies(String root, Map<String, Ingredient> inside) {
        List<JsonObject> edges = new ArrayList<>();
        edges.add(
                edges(
                        root,
                        project.getDependencies().stream()
                                .map(
                                        each ->
                                                each.getManagementKey()
                                                        .replaceFirst(":jar(?=:|$)", ""))
                                .toList(),
                        inside));
        for (Ingredient ingredient : inside.values()) {
            edges.add(edges(purl(ingredient.library()), ingredient.needs(), inside));
        }
        return edges;
    }

    private static JsonObject edges(
            String from, List<String> needs, Map<String, Ingredient> inside) {
        List<String> to =
                needs.stream()
                        .filter(inside::containsKey)
                        .map(inside::get)
                        .map(each -> purl(each.library()))
                        .distinct()
                        .sorted()
                        .toList();
        return new JsonObject().with("ref", from).withList("dependsOn", to);
    }

    private static String purl(Library library) {
        return purl(
                library.groupId(), library.artifactId(), library.classifier(), library.version());
    }

    static String purl(String group, String artifact, String classifier, String version) {
        return "pkg:maven/"
                + encoded(group)
                + "/"
                + encoded(artifact)
                + "@"
                + encoded(version)
                + "?"
                + (classifier.isEmpty() ? "" : "classifier=" + encoded(classifier) + "&")
                + "type=jar";
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
