package dev.fairlead.maven.check;

import dev.fairlead.maven.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may not come into a plugin jar, and what a worker would do with it. Each library breaks one
 * rule at most; one finding names all that break the same.
 */
public final class DependencyRules {
    private static final String KAFKA = "org.apache.kafka";

    /** Kafka's artifacts whose classes a worker loads from a plugin that has them. */
    private static final Set<String> LOADED_FROM_PLUGINS =
            Set.of(
                    "connect-json",
                    "connect-transforms",
                    "connect-file",
                    "connect-mirror",
                    "connect-mirror-client",
                    "connect-basic-auth-extension",
                    "connect-runtime");

    private static final Set<String> LOGGING =
            Set.of(
                    "ch.qos.logback:logback-classic",
                    "ch.qos.reload4j:reload4j",
                    "log4j:log4j",
                    "org.apache.logging.log4j:log4j-core",
                    "org.apache.logging.log4j:log4j-slf4j-impl",
                    "org.apache.logging.log4j:log4j-slf4j2-impl",
                    "org.slf4j:slf4j-jdk14",
                    "org.slf4j:slf4j-jdk-platform-logging",
                    "org.slf4j:slf4j-log4j12",
                    "org.slf4j:slf4j-nop",
                    "org.slf4j:slf4j-reload4j",
                    "org.slf4j:slf4j-simple",
                    "org.tinylog:slf4j-tinylog");

    private static final Set<String> FOR_TESTS =
            Set.of(
                    "junit",
                    "net.jqwik",
                    "org.assertj",
                    "org.hamcrest",
                    "org.junit.jupiter",
                    "org.junit.platform",
                    "org.mockito",
                    "org.testcontainers",
                    "org.testng");

    private enum Rule {
        LOADED_FROM_THE_PLUGIN,
        DEAD_WEIGHT,
        LOGGING,
        REST_INTERFACE,
        FOR_TESTS,
        SYSTEM_SCOPE
    }

    private final String pom;
    private final boolean restExtension;

    /**
     * Names the project.
     *
     * @param pom its POM
     * @param restExtension whether its sources have a REST extension
     */
    public DependencyRules(String pom, boolean restExtension) {
        this.pom = pom;
        this.restExtension = restExtension;
    }

    /**
     * Judges.
     *
     * @param libraries all that would come into the plugin jar, and those with the scope system
     * @return a finding for each rule that is broken
     */
    public List<Finding> judge(List<Coming> libraries) {
        Map<Rule, List<Coming>> broken = new LinkedHashMap<>();
        for (Rule rule : Rule.values()) {
            broken.put(rule, new ArrayList<>());
        }
        for (Coming library : libraries) {
            broken.entrySet().stream()
                    .filter(entry -> breaks(library, entry.getKey()))
                    .max(Map.Entry.comparingByKey())
                    .ifPresent(entry -> entry.getValue().add(library));
        }
        return broken.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private boolean breaks(Coming library, Rule rule) {
        return switch (rule) {
            case LOADED_FROM_THE_PLUGIN ->
                    library.groupId().equals(KAFKA)
                            && LOADED_FROM_PLUGINS.contains(library.artifactId());
            case DEAD_WEIGHT ->
                    (library.groupId().equals(KAFKA)
                                    && !LOADED_FROM_PLUGINS.contains(library.artifactId()))
                            || library.groupId().equals("org.slf4j");
            case LOGGING -> LOGGING.contains(library.key());
            case REST_INTERFACE ->
                    restExtension && library.key().equals("jakarta.ws.rs:jakarta.ws.rs-api");
            case FOR_TESTS ->
                    FOR_TESTS.contains(library.groupId())
                            || library.key().equals("dev.fairlead:fairlead-test-kit");
            case SYSTEM_SCOPE -> library.scope().equals("system");
        };
    }

    private Finding finding(Rule rule, List<Coming> libraries) {
        String names = libraries.stream().map(Coming::toString).collect(Collectors.joining(", "));
        String provided = PomSnippet.scopeOrExclusion(libraries, "provided");
        String test = PomSnippet.scopeOrExclusion(libraries, "test");
        return switch (rule) {
            case LOADED_FROM_THE_PLUGIN -> loadedFromThePlugin(names, provided);
            case DEAD_WEIGHT -> deadWeight(names, provided);
            case LOGGING -> logging(names, test);
            case REST_INTERFACE -> restInterface(names, provided);
            case FOR_TESTS -> forTests(names, test);
            case SYSTEM_SCOPE -> systemScope(names);
        };
    }

    private Finding loadedFromThePlugin(String names, String provided) {
        return Finding.error(
                "FL301",
                "Kafka's own plugins would come with this one: " + names,
                pom,
                "a worker loads these from the plugin that has them and not from its"
                        + " own class path; a version that differs from the worker's"
                        + " breaks the plugin at run time",
                provided);
    }

    private Finding deadWeight(String names, String provided) {
        return Finding.warning(
                "FL302",
                "workers have this, it stays outside the plugin jar: " + names,
                pom,
                "a worker loads org.apache.kafka and org.slf4j from its own class path;"
                        + " what you compile and test with is not what will run",
                provided);
    }

    private Finding logging(String names, String test) {
        return Finding.warning(
                "FL303",
                "a logging implementation comes with the plugin: " + names,
                pom,
                "a plugin logs through the worker's SLF4J, which never looks for an"
                        + " implementation inside a plugin: this one is dead weight",
                test);
    }

    private Finding restInterface(String names, String provided) {
        return Finding.error(
                "FL304",
                "a REST extension would come with its own " + names,
                pom,
                "a worker loads jakarta.* from the plugin, so the extension's"
                        + " annotations are not those that the worker's REST server"
                        + " knows, and its resources are ignored",
                provided);
    }

    private Finding forTests(String names, String test) {
        return Finding.warning(
                "FL305",
                "what only tests need would come into the plugin jar: " + names,
                pom,
                "a worker never uses it, and its classes are loaded in place of others"
                        + " of the same names",
                test);
    }

    private Finding systemScope(String names) {
        return Finding.error(
                "FL306",
                "a dependency has the scope system: " + names,
                pom,
                "it is a file of this machine and doesn't come into the plugin jar; on"
                        + " a worker its classes are missing",
                "put the file into a Maven repository, and take out <scope> and" + " <systemPath>");
    }
}
