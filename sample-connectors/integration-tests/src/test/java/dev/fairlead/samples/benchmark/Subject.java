package dev.fairlead.samples.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A worker to be measured. */
enum Subject {
    /** Apache's {@code ConnectStandalone}, with the class path of the tests less what is ours. */
    STOCK {
        @Override
        List<String> command(List<String> flags, List<Path> properties) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.addAll(List.of("-cp", withoutFairlead(System.getProperty("java.class.path"))));
            command.add("org.apache.kafka.connect.cli.ConnectStandalone");
            properties.forEach(file -> command.add(file.toString()));
            return command;
        }
    },
    /** Ours, by its command, whose own flags come before those that are given. */
    FAIRLEAD {
        @Override
        List<String> command(List<String> flags, List<Path> properties) {
            List<String> command = new ArrayList<>();
            command.addAll(List.of("env", "JAVA_OPTS=" + String.join(" ", flags)));
            command.add(Path.of(System.getProperty("fairlead.root"), "bin", "fairlead").toString());
            command.add("standalone");
            properties.forEach(file -> command.add(file.toString()));
            return command;
        }
    },
    /** Ours, without the archive of classes that the build made. */
    FAIRLEAD_PLAIN {
        @Override
        List<String> command(List<String> flags, List<Path> properties) {
            List<String> command = new ArrayList<>(FAIRLEAD.command(flags, properties));
            command.add(1, "FAIRLEAD_ARCHIVE=off");
            return command;
        }
    },
    /** Ours, telling what it does, as stock always does. */
    FAIRLEAD_VERBOSE {
        @Override
        List<String> command(List<String> flags, List<Path> properties) {
            List<String> command = new ArrayList<>(FAIRLEAD.command(flags, properties));
            command.add("--verbose");
            return command;
        }
    };

    abstract List<String> command(List<String> flags, List<Path> properties);

    private static String withoutFairlead(String classPath) {
        Path root = Path.of(System.getProperty("fairlead.root"));
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("fairlead") && !Path.of(entry).startsWith(root))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
