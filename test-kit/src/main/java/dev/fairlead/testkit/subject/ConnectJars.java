package dev.fairlead.testkit.subject;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The jars of one release of Kafka Connect.
 *
 * @param version empty when the user named jars
 * @param jars connect-api, kafka-clients and what they need; perhaps connect-json and
 *     connect-transforms
 */
record ConnectJars(Optional<String> version, List<Path> jars) {
    ConnectJars {
        jars = List.copyOf(jars);
    }

    List<Path> kafkas() {
        return jars.stream().filter(ConnectJars::isKafkas).toList();
    }

    List<Path> others() {
        return jars.stream().filter(jar -> !isKafkas(jar)).toList();
    }

    private static boolean isKafkas(Path jar) {
        return name(jar).matches("(connect-|kafka-clients).*");
    }

    boolean has(String artifact) {
        return jars.stream().anyMatch(jar -> name(jar).startsWith(artifact + "-"));
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }
}
