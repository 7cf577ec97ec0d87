package dev.fairlead.samples.it;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The workers that run the same plugin with the same properties. */
public enum WorkerKind {
    /** Apache Kafka Connect's own standalone worker, from its Maven artifacts. */
    STOCK {
        @Override
        List<String> command(List<Path> properties) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            command.addAll(List.of("-cp", withoutFairlead(System.getProperty("java.class.path"))));
            command.add("org.apache.kafka.connect.cli.ConnectStandalone");
            properties.forEach(file -> command.add(file.toString()));
            return command;
        }
    },
    /** Ours, through its command. */
    FAIRLEAD {
        @Override
        List<String> command(List<Path> properties) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("fairlead.root"), "bin", "fairlead").toString());
            command.add("standalone");
            properties.forEach(file -> command.add(file.toString()));
            return command;
        }
    };

    /** The command line that starts the worker with worker and connector properties. */
    abstract List<String> command(List<Path> properties);

    /** Stock must find plugins on its plugin.path, and nothing of ours on its class path. */
    private static String withoutFairlead(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("fairlead") && !entry.contains("connect-file"))
                .filter(entry -> !isOurs(entry))
                .filter(entry -> !isOfTests(entry))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Apache's tests bring plugins and a logging configuration of their own. */
    private static boolean isOfTests(String entry) {
        return entry.endsWith("-test.jar") || entry.contains("kafka-test-common");
    }

    private static boolean isOurs(String entry) {
        return Path.of(entry).startsWith(Path.of(System.getProperty("fairlead.root")));
    }
}
