package dev.fairlead.maven.bundle;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.manifest.PluginType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a finished plugin jar has that goes badly with a worker, though the worker would load it.
 */
final class Misfits {
    /** Kafka 4 workers need Java 17, so any of them can run classes of that release. */
    private static final int JAVA_OF_WORKERS = 17;

    private static final Set<String> LOGGING =
            Set.of(
                    "ch.qos.logback:logback-classic",
                    "ch.qos.reload4j:reload4j",
                    "log4j:log4j",
                    "org.apache.logging.log4j:log4j-core",
                    "org.apache.logging.log4j:log4j-slf4j-impl",
                    "org.apache.logging.log4j:log4j-slf4j2-impl");

    private final JarSummary summary;
    private final List<Library> libraries;
    private final String pom;
    private final List<Finding> findings = new ArrayList<>();

    Misfits(JarSummary summary, List<Library> libraries, String pom) {
        this.summary = summary;
        this.libraries = libraries;
        this.pom = pom;
    }

    List<Finding> find() {
        newJava();
        logging();
        restInterface();
        takenNames();
        return findings;
    }

    private void newJava() {
        if (summary.javaRelease() > JAVA_OF_WORKERS) {
            findings.add(
                    Finding.warning(
                            "FL204",
                            "class "
                                    + summary.newestClass()
                                    + " needs Java "
                                    + summary.javaRelease(),
                            summary.name(),
                            "a worker on Java 17 throws UnsupportedClassVersionError for it and"
                                    + " loses the plugin",
                            "<maven.compiler.release>17</maven.compiler.release>,"
                                    + " or an older version of the library that it comes from"));
        }
    }

    private void logging() {
        for (Library library : libraries) {
            if (LOGGING.contains(library.groupId() + ":" + library.artifactId())) {
                findings.add(
                        Finding.warning(
                                "FL205",
                                "the plugin jar brings a logging implementation: " + library,
                                pom,
                                "a plugin logs through the worker's SLF4J, which never looks for an"
                                    + " implementation inside a plugin: this one is dead weight",
                                "give it the scope test"));
            }
        }
    }

    private void restInterface() {
        if (!summary.plugins().containsKey(PluginType.REST_EXTENSION)) {
            return;
        }
        for (Library library : libraries) {
            if (library.key().equals("jakarta.ws.rs:jakarta.ws.rs-api")) {
                findings.add(
                        Finding.error(
                                "FL206",
                                "a REST extension comes with its own " + library,
                                pom,
                                "a worker loads jakarta.* from the plugin, so the extension's"
                                        + " annotations are not those that the worker's REST server"
                                        + " knows, and its resources are ignored",
                                "<scope>provided</scope>"));
            }
        }
    }

    private void takenNames() {
        for (List<String> names : summary.plugins().values()) {
            for (String name : names) {
                String simple = name.substring(name.lastIndexOf('.') + 1);
                if (KafkasNames.contain(simple) && !name.startsWith("org.apache.kafka.")) {
                    findings.add(
                            Finding.warning(
                                    "FL207",
                                    "plugin "
                                            + name
                                            + " has the simple name of one of Kafka's own plugins",
                                    summary.name(),
                                    "a worker drops an alias that two classes share: configurations"
                                            + " that say "
                                            + simple
                                            + " stop working, yours and Kafka's",
                                    "give the class another name"));
                }
            }
        }
    }
}
