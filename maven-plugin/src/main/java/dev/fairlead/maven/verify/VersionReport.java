package dev.fairlead.maven.verify;

import dev.fairlead.maven.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What came of one version of Kafka.
 *
 * @param kafka the version
 * @param findings what is wrong with the plugin there
 */
record VersionReport(String kafka, List<Finding> findings) {
    VersionReport {
        findings = List.copyOf(findings);
    }

    /**
     * Says the same thing once, with all versions on which it is so; what to do is that of the last
     * one.
     */
    static List<Finding> merged(List<VersionReport> reports) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        Map<String, Set<String>> versions = new LinkedHashMap<>();
        for (VersionReport report : reports) {
            for (Finding finding : report.findings()) {
                String key = finding.code() + " " + finding.what();
                findings.put(key, finding);
                versions.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(report.kafka());
            }
        }
        List<Finding> merged = new ArrayList<>();
        findings.forEach(
                (key, finding) ->
                        merged.add(
                                new Finding(
                                        finding.code(),
                                        finding.severity(),
                                        finding.what(),
                                        finding.where()
                                                + ", on Kafka "
                                                + String.join(
                                                        ", ", versions.getOrDefault(key, Set.of())),
                                        finding.why(),
                                        finding.fix())));
        return merged;
    }

    /** A table: a line for each plugin, a column for each version. */
    static List<String> table(List<VersionReport> reports, Set<String> plugins) {
        int width = plugins.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(
                " ".repeat(width)
                        + reports.stream()
                                .map(report -> padded("Kafka " + report.kafka()))
                                .collect(Collectors.joining()));
        for (String plugin : new TreeSet<>(plugins)) {
            lines.add(
                    plugin
                            + " ".repeat(width - plugin.length())
                            + reports.stream()
                                    .map(report -> padded(report.cell(plugin)))
                                    .collect(Collectors.joining()));
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static String padded(String cell) {
        return "  " + cell + " ".repeat(Math.max(0, 13 - cell.length()));
    }

    private String cell(String plugin) {
        Set<String> codes =
                findings.stream()
                        .filter(finding -> isAbout(finding, plugin))
                        .map(Finding::code)
                        .collect(Collectors.toCollection(TreeSet::new));
        return codes.isEmpty() ? "ok" : String.join(",", codes);
    }

    /** What names no plugin concerns them all. */
    private static boolean isAbout(Finding finding, String plugin) {
        return finding.what().contains(plugin) || finding.code().equals("FL418");
    }
}
