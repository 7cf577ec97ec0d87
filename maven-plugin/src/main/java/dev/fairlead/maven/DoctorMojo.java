package dev.fairlead.maven;

import dev.fairlead.maven.deploy.ConnectRest;
import dev.fairlead.maven.deploy.MisfitException;
import dev.fairlead.maven.doctor.PluginFolder;
import dev.fairlead.maven.doctor.WorkerLog;
import dev.fairlead.maven.doctor.WorkerVisit;
import dev.fairlead.maven.run.WorkerLibraries;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Says why a plugin isn't listed, or why a connector is refused or fails: reads a directory of
 * plugins, a worker's log, or asks a worker. Needs no project; in one, it looks at the plugin jar
 * unless told otherwise.
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class DoctorMojo extends AbstractMojo {
    private final RepositorySystem repositories;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor self;

    /** What a worker's plugin.path says: directories and jars, with commas between. */
    @Parameter(property = "fairlead.plugins")
    private @Nullable String plugins;

    /** A worker's log. */
    @Parameter(property = "fairlead.log")
    private @Nullable File log;

    /** A worker's REST address; {@code https://user:password@host:8083} logs in. */
    @Parameter(property = "connect.url")
    private @Nullable URI url;

    /** The project's plugin jar. */
    @Parameter(
            defaultValue = "${project.build.directory}/${project.build.finalName}.jar",
            readonly = true)
    private File jar;

    /**
     * Creates the goal; Maven calls this.
     *
     * @param repositories finds the worker, whose discovery looks at plugins
     */
    @Inject
    public DoctorMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (plugins == null && log == null && url == null) {
                lookAtPlugins(ownJar());
                return;
            }
            if (plugins != null) {
                lookAtPlugins(plugins);
            }
            if (log != null) {
                tell(WorkerLog.read(log.toPath()), "in " + log);
            }
            if (url != null) {
                tell(new WorkerVisit(new ConnectRest(url)).look(), "with its connectors");
            }
        } catch (MisfitException e) {
            new Findings(getLog()).tell(e.findings());
        } catch (IOException | DependencyResolutionException e) {
            throw new MojoFailureException(unable(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while plugins were looked at", e);
        }
    }

    private String ownJar() throws MojoFailureException {
        if (!jar.isFile()) {
            throw new MojoFailureException(
                    Finding.error(
                                    "FL925",
                                    "there is nothing to look at",
                                    jar.toString(),
                                    "the doctor looks at the project's plugin jar unless told"
                                            + " otherwise, and there is none",
                                    """
                                    mvn fairlead:doctor -Dfairlead.plugins=<directory of plugin.path>
                                    mvn fairlead:doctor -Dfairlead.log=<a worker's log>
                                    mvn fairlead:doctor -Dconnect.url=http://localhost:8083\
                                    """)
                            .toString());
        }
        return jar.toString();
    }

    private static String unable(Exception reason) {
        boolean missing = reason instanceof NoSuchFileException;
        return Finding.error(
                        "FL926",
                        missing ? "there is no such file" : "it can't be looked at",
                        String.valueOf(reason.getMessage()),
                        "logs are read as text, plugins are looked at by a worker's own discovery",
                        missing
                                ? "correct the path"
                                : "if the worker's libraries are missing, run the goal once with a"
                                        + " network")
                .toString();
    }

    private void lookAtPlugins(String path)
            throws IOException,
                    InterruptedException,
                    DependencyResolutionException,
                    MojoFailureException {
        List<Path> libraries =
                new WorkerLibraries(repositories, session)
                        .resolve(self.getVersion(), project.getRemoteProjectRepositories());
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        java.add(
                libraries.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        PluginFolder folder = PluginFolder.look(java, path);
        folder.plugins().forEach(plugin -> getLog().info(plugin));
        tell(folder.findings(), "in " + path);
    }

    private void tell(List<Finding> findings, String where) throws MojoFailureException {
        new Findings(getLog()).tell(findings);
        getLog().info(
                        (findings.isEmpty()
                                        ? "nothing that the doctor knows as an error "
                                        : findings.size() == 1
                                                ? "1 problem "
                                                : findings.size() + " problems ")
                                + where);
    }
}
