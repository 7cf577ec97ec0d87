package dev.fairlead.maven;

import dev.fairlead.maven.describe.Described;
import dev.fairlead.maven.describe.Setting;
import dev.fairlead.maven.docs.DescribeProcess;
import dev.fairlead.maven.docs.DescribedPlugin;
import dev.fairlead.maven.docs.Readme;
import dev.fairlead.maven.docs.Reference;
import dev.fairlead.maven.manifest.PluginType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Writes the reference of the plugins' settings: pages in Markdown and HTML, example
 * configurations, JSON schemas, and the marked parts of the README. Use it as {@code mvn
 * process-classes fairlead:docs}, or bind it with {@code check}.
 */
@Mojo(
        name = "docs",
        defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class DocsMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor self;

    /** The compiled classes with their service files. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classes;

    /** Where the reference is written. */
    @Parameter(defaultValue = "${project.build.directory}/fairlead/docs")
    private File outputDirectory;

    /** The README whose marked parts are written. */
    @Parameter(property = "fairlead.docs.readme", defaultValue = "${project.basedir}/README.md")
    private File readme;

    /** Whether the README is only checked: the build fails if it isn't up to date. */
    @Parameter(property = "fairlead.docs.check", defaultValue = "false")
    private boolean check;

    /** How many seconds the plugins may take to say which settings they have. */
    @Parameter(property = "fairlead.docs.timeout", defaultValue = "60")
    private int timeoutSeconds;

    /** Creates the goal; Maven calls this. */
    public DocsMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Findings findings = new Findings(getLog());
        try {
            Map<String, List<PluginType>> types = types();
            if (types.isEmpty()) {
                findings.tell(List.of(nothing()));
            }
            List<Described> described = process().ask(List.copyOf(types.keySet()));
            findings.tell(silent(described));
            List<DescribedPlugin> plugins =
                    described.stream()
                            .map(
                                    each ->
                                            new DescribedPlugin(
                                                    each.className(),
                                                    types.getOrDefault(each.className(), List.of()),
                                                    each.settings()))
                            .toList();
            new Reference(project.getName(), project.getVersion(), plugins)
                    .write(outputDirectory.toPath());
            findings.tell(undocumented(plugins));
            findings.tell(readme(plugins));
            getLog().info(outputDirectory + ": settings of " + plugins.size() + " plugins");
        } catch (IOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while plugins were asked", e);
        }
    }

    private Map<String, List<PluginType>> types() throws IOException {
        Map<String, List<PluginType>> types = new TreeMap<>();
        for (PluginType type : PluginType.values()) {
            Path file = classes.toPath().resolve(type.serviceFile());
            if (Files.isRegularFile(file)) {
                Files.readString(file)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(
                                line ->
                                        types.computeIfAbsent(line, name -> new ArrayList<>())
                                                .add(type));
            }
        }
        return types;
    }

    private DescribeProcess process() {
        List<Path> classPath = new ArrayList<>();
        classPath.add(self.getPluginArtifact().getFile().toPath());
        classPath.add(classes.toPath());
        project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .map(Artifact::getFile)
                .map(File::toPath)
                .forEach(classPath::add);
        return new DescribeProcess(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                classPath,
                outputDirectory.toPath(),
                Duration.ofSeconds(timeoutSeconds));
    }

    private Finding nothing() {
        return Finding.error(
                "FL701",
                "there is no plugin to describe",
                classes.toString(),
                "fairlead:manifests writes the service files that name plugins, after the compiler"
                        + " and before this goal",
                "mvn process-classes fairlead:docs");
    }

    private List<Finding> silent(List<Described> described) {
        return described.stream()
                .filter(each -> !each.failure().isEmpty())
                .map(
                        each ->
                                Finding.error(
                                        "FL702",
                                        each.className()
                                                + " can't say which settings it has: "
                                                + each.failure(),
                                        classes.toString(),
                                        "a worker creates each plugin and calls config(), before"
                                                + " any configuration is known",
                                        "a public constructor without parameters, and a config()"
                                                + " that needs nothing; "
                                                + outputDirectory
                                                + File.separator
                                                + "settings.log has what it printed"))
                .toList();
    }

    private List<Finding> undocumented(List<DescribedPlugin> plugins) {
        List<Finding> findings = new ArrayList<>();
        for (DescribedPlugin plugin : plugins) {
            List<String> names =
                    plugin.settings().stream()
                            .filter(setting -> setting.shown().documentation().isEmpty())
                            .map(Setting::name)
                            .toList();
            if (!names.isEmpty()) {
                findings.add(
                        Finding.warning(
                                "FL707",
                                plugin.className()
                                        + " doesn't say what these settings do: "
                                        + String.join(", ", names),
                                classes.toString(),
                                "the REST interface, this reference and every form for connectors"
                                        + " show the definition's documentation",
                                "a sentence for each in the configuration definition"));
            }
        }
        return findings;
    }

    private List<Finding> readme(List<DescribedPlugin> plugins) throws IOException {
        String text = readme.isFile() ? Files.readString(readme.toPath()) : "";
        Readme page = new Readme(readme.toString(), text, plugins);
        if (!page.isMarked()) {
            return check ? List.of(unmarked()) : List.of();
        }
        String written = page.written();
        if (!page.findings().isEmpty()) {
            return page.findings();
        }
        Optional<Finding> drift = page.drift(written);
        if (drift.isPresent() && !check) {
            Files.writeString(readme.toPath(), written);
            getLog().info(readme + ": brought up to date");
            return List.of();
        }
        return drift.stream().toList();
    }

    private Finding unmarked() {
        return Finding.error(
                "FL706",
                "the README has no part for the settings",
                readme.toString(),
                "there is nothing to check",
                """
                put this where the settings belong, and run mvn process-classes fairlead:docs:
                <!-- fairlead:config -->
                <!-- /fairlead:config -->\
                """);
    }
}
