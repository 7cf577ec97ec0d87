package dev.fairlead.maven.compat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.InvalidPluginDescriptorException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.MojoNotFoundException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginDescriptorParsingException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginNotFoundException;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Surefire as the project sets it up, but with another class path. */
public final class Surefire {
    private static final String KEY = "org.apache.maven.plugins:maven-surefire-plugin";
    private static final String VERSION = "3.5.4";
    private static final String GOAL = "test";

    private final BuildPluginManager plugins;
    private final MavenSession session;

    /**
     * Names the build.
     *
     * @param plugins runs plugins
     * @param session the build, at the project whose tests are to run
     */
    public Surefire(BuildPluginManager plugins, MavenSession session) {
        this.plugins = plugins;
        this.session = session;
    }

    /**
     * Runs the tests.
     *
     * @param kafka jars instead of all of Kafka's
     * @param reports where the reports go
     * @throws MojoExecutionException Surefire can't be found, or can't run; failed tests are only
     *     in its reports
     */
    public void test(List<Path> kafka, Path reports) throws MojoExecutionException {
        try {
            MojoDescriptor goal =
                    plugins.getMojoDescriptor(
                            plugin(),
                            GOAL,
                            session.getCurrentProject().getRemotePluginRepositories(),
                            session.getRepositorySession());
            Xpp3Dom configuration =
                    Xpp3Dom.mergeXpp3Dom(
                            Xpp3Dom.mergeXpp3Dom(ours(kafka, reports), projects()),
                            dom(goal.getMojoConfiguration()));
            plugins.executeMojo(session, new MojoExecution(goal, configuration));
        } catch (PluginResolutionException
                | PluginNotFoundException
                | PluginDescriptorParsingException
                | MojoNotFoundException
                | InvalidPluginDescriptorException
                | MojoFailureException
                | PluginConfigurationException
                | PluginManagerException e) {
            throw new MojoExecutionException("surefire: " + e.getMessage(), e);
        }
    }

    private Optional<Plugin> configured() {
        return Optional.ofNullable(
                session.getCurrentProject().getBuild().getPluginsAsMap().get(KEY));
    }

    private Plugin plugin() {
        return configured()
                .filter(plugin -> plugin.getVersion() != null)
                .orElseGet(
                        () -> {
                            Plugin plugin = new Plugin();
                            plugin.setGroupId(KEY.substring(0, KEY.indexOf(':')));
                            plugin.setArtifactId(KEY.substring(KEY.indexOf(':') + 1));
                            plugin.setVersion(VERSION);
                            return plugin;
                        });
    }

    /** What the execution of the life cycle says, over what the plugin says for all. */
    private Xpp3Dom projects() {
        Xpp3Dom all = new Xpp3Dom("configuration");
        Xpp3Dom merged = all;
        for (Plugin plugin : configured().stream().toList()) {
            for (PluginExecution execution : plugin.getExecutions()) {
                if (execution.getId().equals("default-test")) {
                    merged = over((Xpp3Dom) execution.getConfiguration(), merged);
                }
            }
            merged = over(merged, plugin.getConfiguration());
        }
        return merged;
    }

    private static Xpp3Dom over(Object first, Object second) {
        Xpp3Dom dominant = first == null ? new Xpp3Dom("configuration") : (Xpp3Dom) first;
        return second == null
                ? dominant
                : Xpp3Dom.mergeXpp3Dom(new Xpp3Dom(dominant), (Xpp3Dom) second);
    }

    private static Xpp3Dom ours(List<Path> kafka, Path reports) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom excludes = child(configuration, "classpathDependencyExcludes");
        child(excludes, "exclude").setValue("org.apache.kafka:*");
        Xpp3Dom elements = child(configuration, "additionalClasspathElements");
        elements.setAttribute(Xpp3Dom.CHILDREN_COMBINATION_MODE_ATTRIBUTE, "append");
        kafka.forEach(jar -> child(elements, "element").setValue(jar.toString()));
        child(configuration, "reportsDirectory").setValue(reports.toString());
        child(configuration, "testFailureIgnore").setValue("true");
        return configuration;
    }

    private static Xpp3Dom child(Xpp3Dom parent, String name) {
        Xpp3Dom child = new Xpp3Dom(name);
        parent.addChild(child);
        return child;
    }

    private static Xpp3Dom dom(PlexusConfiguration configuration) {
        Xpp3Dom dom = new Xpp3Dom(configuration.getName());
        dom.setValue(configuration.getValue(null));
        for (String attribute : configuration.getAttributeNames()) {
            dom.setAttribute(attribute, configuration.getAttribute(attribute));
        }
        for (PlexusConfiguration child : configuration.getChildren()) {
            dom.addChild(dom(child));
        }
        return dom;
    }
}
