package dev.fairlead.testkit.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plugin as it was shipped, and what it is to run on.
 *
 * @param path a jar, a directory with jars or with class files, or a zip of jars
 * @param libraries jars that the plugin needs and a worker would give it
 * @param connect the release of Kafka Connect; empty for what the plugin itself says
 * @param api the jars of connect-api and what it needs; empty for those of {@code connect}
 * @param javaHome the Java to run it on; empty for this one
 * @param jvmOptions such as {@code --add-opens=java.base/java.nio=ALL-UNNAMED}
 * @param instrumented whether its calls to files, clocks and sleep go through the kit, so that they
 *     can fail and take virtual time
 */
public record PluginJar(
        Path path,
        List<Path> libraries,
        Optional<String> connect,
        List<Path> api,
        Optional<Path> javaHome,
        List<String> jvmOptions,
        boolean instrumented) {
    public PluginJar {
        libraries = List.copyOf(libraries);
        api = List.copyOf(api);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** A plugin that runs on the Kafka Connect that it was built with, as far as that is known. */
    public static PluginJar at(Path path) {
        return new PluginJar(
                path, List.of(), Optional.empty(), List.of(), Optional.empty(), List.of(), true);
    }

    /** Runs it on a release of Kafka Connect, such as 2.7.2, which Maven gets. */
    public PluginJar withConnect(String version) {
        return new PluginJar(
                path, libraries, Optional.of(version), api, javaHome, jvmOptions, instrumented);
    }

    /** Runs it on these jars: connect-api, kafka-clients, perhaps connect-json and others. */
    public PluginJar withApi(List<Path> jars) {
        return new PluginJar(path, libraries, connect, jars, javaHome, jvmOptions, instrumented);
    }

    /** Adds jars that the plugin needs. */
    public PluginJar withLibraries(List<Path> jars) {
        return new PluginJar(path, jars, connect, api, javaHome, jvmOptions, instrumented);
    }

    /** Runs it on another Java, 17 or later. */
    public PluginJar withJavaHome(Path home) {
        return new PluginJar(
                path, libraries, connect, api, Optional.of(home), jvmOptions, instrumented);
    }

    /** Adds an option of the JVM. */
    public PluginJar withJvmOption(String option) {
        List<String> more = new ArrayList<>(jvmOptions);
        more.add(option);
        return new PluginJar(path, libraries, connect, api, javaHome, more, instrumented);
    }

    /** Leaves its classes as they are, without faults in its files. */
    public PluginJar asItIs() {
        return new PluginJar(path, libraries, connect, api, javaHome, jvmOptions, false);
    }
}
