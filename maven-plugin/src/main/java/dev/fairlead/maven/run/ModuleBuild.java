package dev.fairlead.maven.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Compiles modules as their life cycle does: with every goal up to {@code process-classes} that the
 * POM binds, in its configuration. So annotation processors, code generators and other languages
 * work as in any build. Confined to the thread of the goal.
 */
public final class ModuleBuild {
    private static final String PHASE = "process-classes";

    /** Phases that check and set up: once is enough. */
    private static final Set<String> ONLY_AT_FIRST = Set.of("validate", "initialize");

    private final LifecycleExecutor lifecycles;
    private final BuildPluginManager goals;
    private final MavenSession session;
    private final Map<MavenProject, List<MojoExecution>> plans = new HashMap<>();

    /**
     * Names Maven's parts.
     *
     * @param lifecycles knows the goals
     * @param goals runs them
     * @param session the build's session
     */
    public ModuleBuild(
            LifecycleExecutor lifecycles, BuildPluginManager goals, MavenSession session) {
        this.lifecycles = lifecycles;
        this.goals = goals;
        this.session = session;
    }

    /**
     * Builds a module for the first time, unless this Maven has built it already.
     *
     * @param module is the session's current one
     * @throws Exception whatever a goal throws
     */
    public void first(MavenProject module) throws Exception {
        if (module.hasLifecyclePhase(PHASE)) {
            return;
        }
        for (MojoExecution execution : plan(module)) {
            goals.executeMojo(session, execution);
        }
        // with that, modules that depend on this one find its classes
        module.addLifecyclePhase("compile");
        module.addLifecyclePhase(PHASE);
    }

    /**
     * Builds modules anew, quietly.
     *
     * @param modules in build order
     * @param changed files that must count as changed
     * @return what Maven says is wrong
     */
    public Optional<String> again(List<MavenProject> modules, Set<Path> changed) {
        MavenProject current = session.getCurrentProject();
        QuietGoals quiet = QuietGoals.begin();
        try {
            for (MavenProject module : modules) {
                session.setCurrentProject(module);
                forget(module, changed);
                for (MojoExecution execution : plan(module)) {
                    if (!ONLY_AT_FIRST.contains(execution.getLifecyclePhase())) {
                        goals.executeMojo(session, execution);
                    }
                }
            }
            return Optional.empty();
        } catch (AbstractMojoExecutionException e) {
            String all = Objects.requireNonNullElse(e.getLongMessage(), e.getMessage());
            return Optional.of(String.valueOf(all).strip());
        } catch (Exception e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            quiet.end();
            session.setCurrentProject(current);
        }
    }

    private List<MojoExecution> plan(MavenProject module) throws Exception {
        List<MojoExecution> known = plans.get(module);
        if (known == null) {
            known = lifecycles.calculateExecutionPlan(session, PHASE).getMojoExecutions();
            plans.put(module, known);
        }
        return known;
    }

    /**
     * Deletes the class of each changed source. The compiler goal compares times, and of a source
     * that was saved while the compiler ran the class is the younger one.
     */
    private static void forget(MavenProject module, Set<Path> changed) throws IOException {
        Path classes = Path.of(module.getBuild().getOutputDirectory());
        for (String root : module.getCompileSourceRoots()) {
            for (Path file : changed) {
                if (file.startsWith(root) && file.toString().endsWith(".java")) {
                    String name = Path.of(root).relativize(file).toString();
                    Files.deleteIfExists(
                            classes.resolve(
                                    name.substring(0, name.length() - ".java".length())
                                            + ".class"));
                }
            }
        }
    }
}
