package dev.fairlead.maven.manifest;

import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes the service files that name a project's plugins, so that a worker finds them without
 * loading every class of every jar on its plugin.path, and finds them at all with {@code
 * plugin.discovery=service_load} (KIP-898).
 */
public final class Manifests {

    /**
     * What a run found.
     *
     * @param plugins the plugins that the service files name now, by type and name
     * @param findings what is wrong; with an error among them nothing was written
     */
    public record Report(List<Discovery> plugins, List<Finding> findings) {
        /** Keeps copies. */
        public Report {
            plugins = List.copyOf(plugins);
            findings = List.copyOf(findings);
        }
    }

    private final Path classes;
    private final List<Path> classpath;
    private final Path memory;

    /**
     * Names what to read and where to write.
     *
     * @param classes the project's compiled classes, where the service files go too
     * @param dependencies the jars and directories of the project's dependencies
     * @param memory a file below target in which a run tells the next one which lines it wrote
     */
    public Manifests(Path classes, List<Path> dependencies, Path memory) {
        this.classes = classes;
        this.memory = memory;
        this.classpath = new ArrayList<>(List.of(classes));
        this.classpath.addAll(dependencies);
    }

    /**
     * Reads the classes, judges the service files that are there, and writes the merged ones unless
     * something is wrong.
     *
     * @param ignored binary names of classes that look like plugins and are not meant to be
     * @return the plugins and the findings
     * @throws IOException if a file can't be read or written
     */
    public Report write(Set<String> ignored) throws IOException {
        ServiceFiles files = new ServiceFiles(classes, memory);
        try (ClassSpace space = new ClassSpace(classpath)) {
            PluginScan scan = new PluginScan(classes, space, ignored);
            scan.run();
            HandWrittenLines lines = new HandWrittenLines(space);
            lines.judge(files.handWritten());
            List<Finding> findings = new ArrayList<>(scan.findings());
            findings.addAll(lines.findings());
            if (findings.stream().noneMatch(Finding::isError)) {
                files.write(scan.plugins(), lines.accepted());
            }
            SortedSet<Discovery> plugins = new TreeSet<>(scan.plugins());
            plugins.addAll(lines.accepted());
            return new Report(List.copyOf(plugins), findings);
        }
    }
}
