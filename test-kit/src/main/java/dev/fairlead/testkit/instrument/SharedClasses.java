package dev.fairlead.testkit.instrument;

import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/** Which classes a plugin on the class path shares with the kit that tests it. */
final class SharedClasses {
    private static final String KIT = "dev.fairlead.testkit.";

    /** Drivers of databases are among them, because worlds and plugins meet in one database. */
    private static final List<String> PREFIXES =
            List.of(
                    "org.apache.kafka.",
                    "dev.fairlead.runtime.",
                    "org.slf4j.",
                    "org.apache.logging.",
                    "org.apache.log4j.",
                    "ch.qos.logback.",
                    "org.junit.",
                    "org.opentest4j.",
                    "org.assertj.",
                    "net.jqwik.",
                    "org.h2.",
                    "org.hsqldb.",
                    "org.apache.derby.",
                    "org.sqlite.",
                    "org.postgresql.",
                    "com.mysql.",
                    "org.mariadb.");

    private static final List<String> KAFKAS_PLUGINS =
            List.of("org.apache.kafka.connect.file.", "org.apache.kafka.connect.mirror.");

    private SharedClasses() {}

    static boolean isOfTheJdk(String name) {
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }

    /** Whether a class is the kit's, not that of a test which lives in its packages. */
    static boolean isOfTheKit(String name) {
        if (!name.startsWith(KIT)) {
            return false;
        }
        URL url =
                SharedClasses.class.getClassLoader().getResource(name.replace('.', '/') + ".class");
        return url != null && url.toString().contains(home());
    }

    private static String home() {
        return Optional.ofNullable(SharedClasses.class.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(URL::toString)
                .orElse("");
    }

    static boolean has(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith)
                && KAFKAS_PLUGINS.stream().noneMatch(name::startsWith);
    }
}
