package dev.fairlead.maven;

import dev.fairlead.maven.run.WorkerFolder;
import dev.fairlead.maven.run.WorkerLibraries;
import dev.fairlead.maven.run.WorkerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;

/**
 * Runs the plugin in a worker on this machine, on an embedded log, and prints the records. Use it
 * as {@code mvn package fairlead:run}; Ctrl-C ends it.
 */
@Mojo(name = "run", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class RunMojo extends AbstractMojo {
    private final RepositorySystem repositories;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor self;

    /** The plugin jar, as {@code mvn package} makes it. */
    @Parameter(
            defaultValue = "${project.build.directory}/${project.build.finalName}.jar",
            readonly = true,
            required = true)
    private File jar;

    /** Where the worker's files and its log lie. */
    @Parameter(
            defaultValue = "${project.build.directory}/fairlead/run",
            readonly = true,
            required = true)
    private File workDirectory;

    /** The directory of connector configurations, .properties or .json. */
    @Parameter(property = "fairlead.connectors", defaultValue = "${project.basedir}/src/dev")
    private File connectors;

    /** Worker properties that win over those of this goal. */
    @Parameter private Map<String, String> worker = Map.of();

    /**
     * Creates the goal; Maven calls this.
     *
     * @param repositories finds the worker
     */
    @Inject
    public RunMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (!jar.isFile()) {
            throw failure(
                    "FL601",
                    "there is no plugin jar to run",
                    jar.toString(),
                    "a worker runs what mvn package makes",
                    "mvn package fairlead:run");
        }
        try {
            List<Path> configs = WorkerFolder.connectors(connectors.toPath());
            if (configs.isEmpty()) {
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
            int exit = run(configs);
            if (exit != 0) {
                throw new MojoFailureException(
                        "the worker ended with exit code "
                                + exit
                                + "; its own last lines above say why");
            }
        } catch (IOException | RepositoryException e) {
            throw new MojoExecutionException(
                    "the worker could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while the worker was running", e);
        }
    }

    private int run(List<Path> configs)
            throws IOException, InterruptedException, RepositoryException {
        WorkerFolder folder = new WorkerFolder(workDirectory.toPath());
        WorkerLibraries jars = new WorkerLibraries(repositories, session);
        List<Path> plugins = new ArrayList<>(List.of(jar.toPath()));
        if (namesFileConnectors(configs)) {
            plugins.add(
                    jars.fileConnectors(self.getVersion(), project.getRemoteProjectRepositories()));
        }
        folder.place(plugins);
        List<String> arguments = new ArrayList<>(List.of("standalone", "--print-records"));
        arguments.add(folder.writeProperties(worker).toString());
        configs.forEach(config -> arguments.add(config.toString()));
        List<Path> libraries =
                jars.resolve(self.getVersion(), project.getRemoteProjectRepositories());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new WorkerProcess(java, libraries, arguments, project.getBasedir().toPath()).run();
    }

    private static boolean namesFileConnectors(List<Path> configs) throws IOException {
        for (Path config : configs) {
            if (Files.readString(config).contains("org.apache.kafka.connect.file.FileStream")) {
                return true;
            }
        }
        return false;
    }

    private static MojoFailureException failure(
            String code, String what, String where, String why, String fix) {
        return new MojoFailureException(Finding.error(code, what, where, why, fix).toString());
    }
}
