package dev.fairlead.maven;

import dev.fairlead.maven.bundle.JarSummary;
import dev.fairlead.maven.bundle.PluginJar;
import dev.fairlead.maven.hub.About;
import dev.fairlead.maven.hub.Component;
import dev.fairlead.maven.hub.ComponentTypes;
import dev.fairlead.maven.hub.Features;
import dev.fairlead.maven.hub.HubArchive;
import dev.fairlead.maven.hub.HubRules;
import dev.fairlead.maven.hub.Owner;
import dev.fairlead.maven.hub.Support;
import dev.fairlead.maven.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.model.License;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Puts the plugin jar into a component archive for the Confluent Hub, and checks what the Hub would
 * check. It runs in projects that bind it. The word {@code none} switches a text off that comes
 * from the POM.
 */
@Mojo(name = "hub", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class HubMojo extends AbstractMojo {
    private final MavenProjectHelper helper;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The name under which the Hub knows the owner: lower-case letters, digits, underscores. */
    @Parameter(property = "fairlead.hub.owner")
    private @Nullable String owner;

    /** What the owner is: organization or user. */
    @Parameter(defaultValue = "organization")
    private @Nullable String ownerType;

    /** The owner's name for readers. */
    @Parameter(defaultValue = "${project.organization.name}")
    private @Nullable String ownerName;

    /** The owner's address. */
    @Parameter(defaultValue = "${project.organization.url}")
    private @Nullable String ownerUrl;

    /** The owner's picture. */
    @Parameter private @Nullable File ownerLogo;

    /** The component's name, unique among the owner's. */
    @Parameter(defaultValue = "${project.artifactId}")
    private @Nullable String name;

    /** The component's name for readers. */
    @Parameter(defaultValue = "${project.name}")
    private @Nullable String title;

    /** What the component does. */
    @Parameter(defaultValue = "${project.description}")
    private @Nullable String description;

    /** The component's picture. */
    @Parameter private @Nullable File logo;

    /** Where the documentation is. */
    @Parameter(defaultValue = "${project.url}")
    private @Nullable String documentationUrl;

    /** Where the sources are. */
    @Parameter(defaultValue = "${project.scm.url}")
    private @Nullable String sourceUrl;

    /** Who helps. */
    @Parameter(defaultValue = "${project.organization.name}")
    private @Nullable String supportProvider;

    /** What help there is. */
    @Parameter private @Nullable String supportSummary;

    /** Where to ask. */
    @Parameter(defaultValue = "${project.issueManagement.url}")
    private @Nullable String supportUrl;

    /** The picture of who helps. */
    @Parameter private @Nullable File supportLogo;

    /** Words to find the component by. */
    @Parameter private List<String> tags = List.of();

    /** What must be there before the component can run. */
    @Parameter private List<String> requirements = List.of();

    /** Data formats; without any it is "any", as converters decide. */
    @Parameter private List<String> supportedEncodings = List.of();

    /** Whether transformations work with it. */
    @Parameter(defaultValue = "true")
    private boolean singleMessageTransforms;

    /** Whether Confluent's control center knows it. */
    @Parameter(defaultValue = "false")
    private boolean controlCenterIntegration;

    /** at_least_once, exactly_once or both. */
    @Parameter private List<String> deliveryGuarantee = List.of();

    /** Example configurations; they go to etc. */
    @Parameter(defaultValue = "${project.basedir}/config")
    private File configDirectory;

    /** What fairlead:docs wrote, if it ran; examples go to etc and pages to doc. */
    @Parameter(
            defaultValue = "${project.build.directory}/fairlead/docs",
            readonly = true,
            required = true)
    private File docs;

    /** Where the archive is written. */
    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File target;

    /** The time that all entries bear, and the day of the release. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private String outputTimestamp = "";

    /**
     * Creates the goal; Maven calls this.
     *
     * @param helper attaches the archive
     */
    @Inject
    public HubMojo(MavenProjectHelper helper) {
        this.helper = helper;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            Path jar = jar();
            List<String> types = ComponentTypes.of(JarSummary.of(jar).plugins().keySet());
            Component component = component();
            HubArchive archive = new HubArchive(component, types);
            archive.addJar(jar);
            archive.addDocuments(project.getBasedir().toPath());
            archive.addFolder(docs.toPath().resolve("examples"), "etc");
            archive.addFolder(docs.toPath().resolve("pages"), "doc");
            archive.addFolder(configDirectory.toPath(), "etc");
            archive.addLogos();
            List<Finding> findings = new ArrayList<>(new HubRules(component, pom()).judge(types));
            findings.addAll(archive.findings());
            findings.addAll(unsaid());
            new Findings(getLog()).tell(findings);
            Instant time = OutputTime.parse(outputTimestamp);
            Path zip =
                    archive.write(
                            target.toPath(),
                            licences(),
                            time,
                            OutputTime.isSet(outputTimestamp)
                                    ? Optional.of(time)
                                    : Optional.empty());
            helper.attachArtifact(project, "zip", "hub", zip.toFile());
            getLog().info(zip.getFileName() + ": " + String.join(", ", types) + " for the Hub");
        } catch (IOException e) {
            throw new MojoExecutionException(e.toString(), e);
        }
    }

    private Path jar() throws IOException, MojoFailureException {
        File jar = project.getArtifact().getFile();
        if (jar == null || !jar.isFile() || !PluginJar.isMade(jar.toPath())) {
            throw new MojoFailureException(
                    Finding.error(
                                    "FL510",
                                    "fairlead:hub found no plugin jar",
                                    pom(),
                                    "the archive holds what fairlead:plugin makes, in the same"
                                            + " phase and before this goal",
                                    "run a phase instead of the goal (mvn package), and bind the"
                                            + " goals in this order:\n"
                                            + "<goals><goal>manifests</goal><goal>plugin</goal>"
                                            + "<goal>hub</goal></goals>")
                            .toString());
        }
        return jar.toPath();
    }

    private Component component() {
        return new Component(
                text(name),
                project.getVersion(),
                new Owner(
                        text(owner),
                        text(ownerType),
                        text(ownerName),
                        text(ownerUrl),
                        path(ownerLogo)),
                new About(
                        text(title),
                        text(description),
                        new About.Links(text(documentationUrl), text(sourceUrl)),
                        tags,
                        requirements,
                        path(logo)),
                new Support(
                        text(supportProvider),
                        text(supportSummary),
                        text(supportUrl),
                        path(supportLogo)),
                new Features(
                        supportedEncodings.isEmpty() ? List.of("any") : supportedEncodings,
                        singleMessageTransforms,
                        controlCenterIntegration,
                        deliveryGuarantee));
    }

    private List<Finding> unsaid() {
        List<Finding> findings = new ArrayList<>();
        if (project.getLicenses().isEmpty()) {
            findings.add(
                    Finding.warning(
                            "FL511",
                            "the project has no licence",
                            pom(),
                            "nobody may use what comes without one, and the Hub asks for it",
                            "<licenses><license><name>Apache-2.0</name><url>https://www.apache.org/"
                                    + "licenses/LICENSE-2.0.txt</url></license></licenses>"));
        }
        if (!OutputTime.isSet(outputTimestamp)) {
            findings.add(
                    Finding.warning(
                            "FL512",
                            "the day of the release is not known",
                            pom(),
                            "the Hub sorts by it; the clock can't be asked, or no two builds would"
                                    + " give the same archive",
                            "<properties><project.build.outputTimestamp>2026-01-01T00:00:00Z"
                                    + "</project.build.outputTimestamp></properties>"));
        }
        return findings;
    }

    private List<JsonObject> licences() {
        return project.getLicenses().stream().map(HubMojo::licence).toList();
    }

    private static JsonObject licence(License licence) {
        return new JsonObject()
                .withText("name", licence.getName())
                .withText("url", licence.getUrl());
    }

    /** The POM that a person wrote; {@code project.getFile()} is the one that is installed. */
    private String pom() {
        return project.getBasedir().toPath().resolve("pom.xml").toString();
    }

    private static String text(@Nullable String value) {
        return value == null || value.strip().equals("none") ? "" : value.strip();
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
