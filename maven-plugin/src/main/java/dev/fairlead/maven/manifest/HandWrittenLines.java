package dev.fairlead.maven.manifest;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.manifest.ServiceFiles.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges the lines of service files that a person, or another tool, wrote. Files of other services
 * are nobody's business here.
 */
final class HandWrittenLines {
    private static final String KAFKA = "org.apache.kafka.";
    private static final String NEVER_READ =
            "a worker reads nine service files, and this is none of them: ";

    private final ClassSpace space;
    private final SortedSet<Discovery> accepted = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();

    HandWrittenLines(ClassSpace space) {
        this.space = space;
    }

    void judge(List<Line> lines) throws IOException {
        for (Line line : lines) {
            Optional<PluginType> type = PluginType.named(line.serviceFile());
            Optional<Finding> finding =
                    type.isPresent() ? misfit(line, type.get()) : wrongFile(line);
            finding.ifPresent(findings::add);
            if (type.isPresent() && finding.isEmpty()) {
                accepted.add(new Discovery(type.get(), line.className()));
            }
        }
    }

    SortedSet<Discovery> accepted() {
        return accepted;
    }

    List<Finding> findings() {
        return findings;
    }

    private Optional<Finding> wrongFile(Line line) throws IOException {
        Optional<ClassHeader> entry = space.find(line.className());
        List<PluginType> types = entry.isPresent() ? space.typesOf(entry.get()) : List.of();
        boolean namesKafka = line.serviceFile().startsWith(KAFKA + "connect.");
        if (types.isEmpty() && !namesKafka) {
            return Optional.empty();
        }
        String right =
                types.isEmpty()
                        ? "use one of " + allNames()
                        : types.stream()
                                .map(type -> "rename the file to " + type.serviceFile())
                                .collect(Collectors.joining(" and "));
        return Optional.of(
                Finding.error(
                        "FL101",
                        "service file " + line.serviceFile() + " names no plugin type",
                        line.where(),
                        NEVER_READ
                                + "the file must bear the name of Kafka's interface, not of the"
                                + " class that implements it",
                        right + ",\nor delete it: fairlead:manifests writes the right one"));
    }

    private Optional<Finding> misfit(Line line, PluginType type) throws IOException {
        Optional<ClassHeader> entry = space.find(line.className());
        if (entry.isEmpty()) {
            return Optional.of(missing(line));
        }
        List<PluginType> types = space.typesOf(entry.get());
        if (!types.contains(type)) {
            return Optional.of(wrongType(line, type, types));
        }
        if (!entry.get().isCreatable()) {
            return Optional.of(
                    error(
                            "FL104",
                            line,
                            "which a worker can't create",
                            "a worker needs a concrete public class with a public constructor"
                                    + " without arguments; ServiceLoader would throw and the worker"
                                    + " would log one line"));
        }
        return Optional.empty();
    }

    private Finding missing(Line line) throws IOException {
        String nested = withDollar(line.className());
        String hint =
                nested.isEmpty()
                        ? ""
                        : "write " + nested + " (a nested class has $ in its name), or ";
        return Finding.error(
                "FL102",
                "service file "
                        + line.serviceFile()
                        + " names "
                        + line.className()
                        + ", which doesn't exist",
                line.where(),
                "no class of this name is in the project or its dependencies;"
                        + " ServiceLoader would throw and the worker would log one line",
                hint + "delete the line: fairlead:manifests writes the right ones");
    }

    private String withDollar(String className) throws IOException {
        String candidate = className;
        for (int dot = candidate.lastIndexOf('.'); dot > 0; dot = candidate.lastIndexOf('.')) {
            candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
            if (space.find(candidate).isPresent()) {
                return candidate;
            }
        }
        return "";
    }

    private static Finding wrongType(Line line, PluginType type, List<PluginType> types) {
        String is =
                types.isEmpty()
                        ? "which is no plugin of any type"
                        : types.stream()
                                .map(PluginType::simpleName)
                                .collect(Collectors.joining(" and a ", "which is a ", ""));
        return error(
                "FL103",
                line,
                is,
                "ServiceLoader throws for a class that is not a "
                        + type.simpleName()
                        + ", and the worker would log one line");
    }

    private static Finding error(String code, Line line, String is, String why) {
        return Finding.error(
                code,
                "service file " + line.serviceFile() + " names " + line.className() + ", " + is,
                line.where(),
                why,
                "delete the line: fairlead:manifests writes the right ones");
    }

    private static String allNames() {
        return Arrays.stream(PluginType.values())
                .map(PluginType::className)
                .collect(Collectors.joining(", "));
    }
}
