package dev.fairlead.maven;

import dev.fairlead.maven.deploy.ConnectRest;
import dev.fairlead.maven.deploy.ConnectorFile;
import dev.fairlead.maven.deploy.ConnectorFiles;
import dev.fairlead.maven.deploy.Deployment;
import dev.fairlead.maven.deploy.Deployment.Plan;
import dev.fairlead.maven.deploy.Deployment.Running;
import dev.fairlead.maven.deploy.MisfitException;
import dev.fairlead.maven.deploy.Patience;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Brings connectors to a running Kafka Connect worker: validates their configurations there, shows
 * what changes, puts them, and waits until all their tasks run. A configuration that the worker has
 * already is left alone.
 */
@Mojo(name = "deploy", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class DeployMojo extends AbstractMojo {
    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 200;

    /** The worker's REST address; {@code https://user:password@host:8083} logs in. */
    @Parameter(property = "connect.url", defaultValue = "http://localhost:8083", required = true)
    private URI url;

    /** A configuration, or a directory of them: .properties or .json. */
    @Parameter(
            property = "fairlead.deploy",
            defaultValue = "${project.basedir}/src/deploy",
            required = true)
    private File connectors;

    /** How many seconds a connector has until it runs. */
    @Parameter(property = "fairlead.deploy.seconds", defaultValue = "60")
    private int seconds;

    /** Only validates and shows what would change. */
    @Parameter(property = "fairlead.deploy.dry")
    private boolean dry;

    /** Puts the configuration even if the worker has it already, which restarts the connector. */
    @Parameter(property = "fairlead.deploy.force")
    private boolean force;

    /** The project's classes: a worker that has another version of one is told of. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
    private File classes;

    @Parameter(defaultValue = "${project.version}", readonly = true)
    private String version;

    /** Creates the goal; Maven calls this. */
    public DeployMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Deployment deployment =
                new Deployment(
                        new ConnectRest(url),
                        new Patience(
                                Duration.ofSeconds(seconds),
                                SETTLED,
                                System::nanoTime,
                                () -> Thread.sleep(LOOK_MILLIS)));
        Findings findings = new Findings(getLog());
        try {
            List<Finding> found = new ArrayList<>();
            for (Plan plan : plans(deployment, findings)) {
                found.addAll(deploy(plan, deployment));
            }
            findings.tell(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while waiting for a connector", e);
        }
    }

    /** Nothing is put before all configurations are known to be good. */
    private List<Plan> plans(Deployment deployment, Findings findings) throws MojoFailureException {
        List<Finding> wrong = new ArrayList<>();
        List<Plan> plans = new ArrayList<>();
        ConnectorFiles.Reading files = ConnectorFiles.read(connectors.toPath());
        wrong.addAll(files.findings());
        for (ConnectorFile connector : files.connectors()) {
            try {
                plans.add(deployment.plan(connector));
            } catch (MisfitException e) {
                wrong.addAll(e.findings());
            }
        }
        findings.tell(wrong.stream().distinct().toList());
        return plans;
    }

    private List<Finding> deploy(Plan plan, Deployment deployment) throws InterruptedException {
        String name = plan.connector().name();
        if (!plan.isNeeded() && !force) {
            getLog().info(name + ": the worker has this configuration already");
            return List.of();
        }
        getLog().info(name + (plan.isNew() ? ": new" : ": changed"));
        plan.difference().forEach(line -> getLog().info("  " + line));
        if (dry) {
            return List.of();
        }
        try {
            Running running = deployment.carryOut(plan);
            getLog().info(name + " is RUNNING: " + tasks(running) + " on " + running.worker());
            return otherVersion(plan.connector(), running);
        } catch (MisfitException e) {
            return e.findings();
        }
    }

    private static String tasks(Running running) {
        return running.tasks() == 1 ? "1 task" : running.tasks() + " tasks";
    }

    private List<Finding> otherVersion(ConnectorFile connector, Running running) {
        String type = connector.config().getOrDefault("connector.class", "");
        boolean ours = new File(classes, type.replace('.', '/') + ".class").isFile();
        if (!ours || running.version().isEmpty() || running.version().equals(version)) {
            return List.of();
        }
        return List.of(
                Finding.warning(
                        "FL809",
                        "the worker runs version "
                                + running.version()
                                + " of "
                                + type
                                + ", and this project is "
                                + version,
                        url.getHost() + ", connector \"" + connector.name() + "\"",
                        "a worker reads plugins when it starts, and a configuration brings no jar",
                        "copy the new jar to its plugin.path and start the worker again"));
    }
}
