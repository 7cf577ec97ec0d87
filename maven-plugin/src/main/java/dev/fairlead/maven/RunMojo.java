package dev.fairlead.maven;

import dev.fairlead.maven.bundle.Library;
import dev.fairlead.maven.manifest.Manifests;
import dev.fairlead.maven.run.DevEvent;
import dev.fairlead.maven.run.DevFiles;
import dev.fairlead.maven.run.DevMode;
import dev.fairlead.maven.run.ModuleBuild;
import dev.fairlead.maven.run.PluginFolder;
import dev.fairlead.maven.run.WorkerFolder;
import dev.fairlead.maven.run.WorkerLibraries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;

/**
 * Dev mode: compiles the project, runs its plugin in a worker on this machine, prints the records,
 * and takes over each change of the sources as it is saved. In a build of several modules it runs
 * the first one that has connector configurations, and watches those that it is made of. Ctrl-C or
 * q ends it.
 */
@Mojo(
        name = "run",
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class RunMojo extends AbstractMojo {
    private final RepositorySystem repositories;
    private final LifecycleExecutor lifecycles;
    private final BuildPluginManager goals;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor self;

    /** Where the worker's files and its log lie. */
    @Parameter(
            defaultValue = "${project.build.directory}/fairlead/run",
            readonly = true,
            required = true)
    private File workDirectory;

    /** The directory of connector configurations, .properties or .json. */
    @Parameter(property = "fairlead.connectors", defaultValue = "${project.basedir}/src/dev")
    private File connectors;

    /** Whether the worker gets a Kafka broker of its own, instead of the embedded log. */
    @Parameter(property = "kafka", defaultValue = "false")
    private boolean kafka;

    /** A Kafka cluster that is there, instead of the embedded log. */
    @Parameter(property = "bootstrap.servers", defaultValue = "")
    private String bootstrapServers = "";

    /** Worker properties that win over those of this goal. */
    @Parameter private Map<String, String> worker = Map.of();

    /**
     * Creates the goal; Maven calls this.
     *
     * @param repositories finds the worker
     * @param lifecycles knows which goals compile the project
     * @param goals runs them
     */
    @Inject
    public RunMojo(
            RepositorySystem repositories, LifecycleExecutor lifecycles, BuildPluginManager goals) {
        this.repositories = repositories;
        this.lifecycles = lifecycles;
        this.goals = goals;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (project.getPackaging().equals("pom")) {
            requireConfigurations();
            return;
        }
        ModuleBuild build = new ModuleBuild(lifecycles, goals, session);
        try {
            build.first(project);
            if (WorkerFolder.connectors(connectors.toPath()).isEmpty()) {
                requireConfigurations();
                return;
            }
            writeManifests();
            Optional<DevEvent.Ended> ended = run(build);
            if (ended.isPresent() && ended.get().exit() != 0) {
                throw ended(ended.get());
            }
        } catch (MojoFailureException | MojoExecutionException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while the worker was running", e);
        } catch (Exception e) {
            throw new MojoExecutionException(
                    "the worker could not be started: " + e.getMessage(), e);
        }
    }

    /** Other modules may have them; the last one knows that none has. */
    private void requireConfigurations() throws MojoFailureException {
        List<MavenProject> all = session.getProjects();
        Path below = project.getBasedir().toPath().relativize(connectors.toPath());
        boolean isLast = all.get(all.size() - 1).equals(project);
        boolean somewhere =
                all.stream()
                        .anyMatch(
                                its -> Files.isDirectory(its.getBasedir().toPath().resolve(below)));
        if (isLast && (all.size() == 1 || !somewhere)) {
            throw failure(
                    "FL602",
                    "there is no connector to run",
                    connectors.toString(),
                    "a worker needs a configuration for each connector, and this directory has"
                            + " no .properties or .json file",
                    """
                    src/dev/my-connector.properties:
                    name=my-connector
                    connector.class=<your class>
                    topic=my-topic\
                    """);
        }
    }

    /** A project with packaging jar may have no goal that does it. */
    private void writeManifests() throws IOException, MojoFailureException {
        if (!project.getPackaging().equals("connect-plugin")) {
            new Findings(getLog()).tell(manifests().write(Set.of()).findings());
        }
    }

    private Manifests manifests() {
        return new Manifests(
                Path.of(project.getBuild().getOutputDirectory()),
                project.getArtifacts().stream().map(Artifact::getFile).map(File::toPath).toList(),
                Path.of(project.getBuild().getDirectory(), "fairlead", "generated-services"));
    }

    private Optional<DevEvent.Ended> run(ModuleBuild build)
            throws IOException, InterruptedException, RepositoryException, MojoFailureException {
        List<MavenProject> modules = modules();
        WorkerLibraries jars = new WorkerLibraries(repositories, session.getRepositorySession());
        WorkerFolder folder = new WorkerFolder(workDirectory.toPath());
        DevMode.Plan plan =
                new DevMode.Plan(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        project.getBasedir().toPath(),
                        files(modules),
                        jars.resolve(self.getVersion(), project.getRemoteProjectRepositories()),
                        worker);
        return new DevMode(
                        plan,
                        folder,
                        plugins(folder, jars),
                        changed -> again(build, modules, changed))
                .run(log(jars));
    }

    private Optional<String> again(
            ModuleBuild build, List<MavenProject> modules, Set<Path> changed) {
        Optional<String> trouble = build.again(modules, changed);
        if (trouble.isPresent()) {
            return trouble;
        }
        try {
            writeManifests();
            return Optional.empty();
        } catch (IOException | MojoFailureException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** This module, after those of this build that it depends on. */
    private List<MavenProject> modules() {
        Set<String> used =
                project.getArtifacts().stream()
                        .map(its -> its.getGroupId() + ":" + its.getArtifactId())
                        .collect(Collectors.toSet());
        return session.getProjects().stream()
                .filter(
                        its ->
                                its.equals(project)
                                        || used.contains(
                                                its.getGroupId() + ":" + its.getArtifactId()))
                .toList();
    }

    private DevFiles files(List<MavenProject> modules) {
        List<Path> poms = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (MavenProject module : modules) {
            Path target = Path.of(module.getBuild().getDirectory());
            poms.add(module.getFile().toPath());
            sources.add(module.getBasedir().toPath().resolve(Path.of("src", "main")));
            module.getCompileSourceRoots().stream().map(Path::of).forEach(sources::add);
            module.getResources().forEach(its -> sources.add(Path.of(its.getDirectory())));
            sources.removeIf(its -> its.startsWith(target));
        }
        sources.removeIf(
                its ->
                        sources.stream()
                                .anyMatch(above -> !above.equals(its) && its.startsWith(above)));
        return new DevFiles(connectors.toPath(), poms, sources);
    }

    private PluginFolder plugins(WorkerFolder folder, WorkerLibraries jars)
            throws IOException, RepositoryException {
        List<Path> libraries = new ArrayList<>();
        libraries.add(Path.of(project.getBuild().getOutputDirectory()));
        ProjectLibraries.of(project, repositories, session.getRepositorySession()).inside().stream()
                .map(Library::file)
                .forEach(libraries::add);
        return new PluginFolder(
                folder.plugins(),
                project.getArtifactId(),
                libraries,
                List.of(
                        jars.fileConnectors(
                                self.getVersion(), project.getRemoteProjectRepositories())));
    }

    private DevMode.Log log(WorkerLibraries jars) throws RepositoryException, MojoFailureException {
        boolean cluster = bootstrapServers != null && !bootstrapServers.isBlank();
        if (kafka && cluster) {
            throw failure(
                    "FL605",
                    "-Dkafka and -Dbootstrap.servers=" + bootstrapServers + " exclude each other",
                    "the command line",
                    "-Dkafka starts a broker, and -Dbootstrap.servers names one that runs",
                    "leave one of them out");
        }
        if (kafka) {
            return new DevMode.Log.OwnBroker(
                    jars.broker(self.getVersion(), project.getRemoteProjectRepositories()));
        }
        return cluster ? new DevMode.Log.Cluster(bootstrapServers) : new DevMode.Log.Embedded();
    }

    private MojoFailureException ended(DevEvent.Ended ended) {
        return ended.what().equals("broker")
                ? failure(
                        "FL606",
                        "the broker ended with exit code " + ended.exit(),
                        workDirectory.toPath().resolve("kafka/broker.log").toString(),
                        "without it the worker has nowhere to put records",
                        "read the end of that file; mvn clean forgets the broker's data")
                : failure(
                        "FL607",
                        "the worker ended with exit code " + ended.exit(),
                        workDirectory.toPath().resolve("worker.properties").toString(),
                        "its own last lines above say why",
                        "correct the <worker> properties in the POM, or what is said there");
    }

    private static MojoFailureException failure(
            String code, String what, String where, String why, String fix) {
        return new MojoFailureException(Finding.error(code, what, where, why, fix).toString());
    }
}
