package dev.fairlead.maven.bundle;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;

/**
 * The POM that goes to the repository with the jar. It stands alone (no parent, no build, packaging
 * {@code jar}) and lists no dependency: what the plugin needs is inside the jar or on the worker.
 * Tools that fetch an artifact together with what its POM lists, as Strimzi does for {@code type:
 * maven}, would otherwise put the libraries beside the jar a second time, and Kafka's own with
 * them.
 */
public final class ReducedPom {
    private ReducedPom() {}

    /**
     * Writes the POM.
     *
     * @param project the project's effective model
     * @param file where to write it
     * @throws IOException if it can't be written
     */
    public static void write(Model project, Path file) throws IOException {
        Model reduced = new Model();
        reduced.setModelVersion("4.0.0");
        reduced.setModelEncoding("UTF-8");
        reduced.setGroupId(project.getGroupId());
        reduced.setArtifactId(project.getArtifactId());
        reduced.setVersion(project.getVersion());
        reduced.setPackaging("jar");
        reduced.setName(project.getName());
        reduced.setDescription(project.getDescription());
        reduced.setUrl(project.getUrl());
        reduced.setInceptionYear(project.getInceptionYear());
        reduced.setOrganization(project.getOrganization());
        reduced.setLicenses(project.getLicenses());
        reduced.setDevelopers(project.getDevelopers());
        reduced.setContributors(project.getContributors());
        reduced.setScm(project.getScm());
        reduced.setIssueManagement(project.getIssueManagement());
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            new MavenXpp3Writer().write(out, reduced);
        }
    }
}
