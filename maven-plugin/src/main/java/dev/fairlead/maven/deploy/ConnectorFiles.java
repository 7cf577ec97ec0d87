package dev.fairlead.maven.deploy;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.run.WorkerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the configurations that are to be deployed. */
public final class ConnectorFiles {
    private ConnectorFiles() {}

    /**
     * What was read.
     *
     * @param connectors by file name
     * @param findings what is wrong with the others
     */
    public record Reading(List<ConnectorFile> connectors, List<Finding> findings) {}

    /**
     * Reads all configurations.
     *
     * @param place one file or a directory
     * @return what is there; without any configuration that is a finding
     */
    public static Reading read(Path place) {
        List<ConnectorFile> connectors = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        try {
            List<Path> files =
                    Files.isRegularFile(place) ? List.of(place) : WorkerFolder.connectors(place);
            if (files.isEmpty()) {
                findings.add(nothing(place));
            }
            for (Path file : files) {
                read(file, connectors, findings);
            }
        } catch (IOException e) {
            findings.add(nothing(place));
        }
        return new Reading(List.copyOf(connectors), List.copyOf(findings));
    }

    private static void read(Path file, List<ConnectorFile> connectors, List<Finding> findings) {
        try {
            connectors.add(ConnectorFile.read(file));
        } catch (MisfitException e) {
            findings.addAll(e.findings());
        }
    }

    private static Finding nothing(Path place) {
        return Finding.error(
                "FL810",
                "there is no connector to deploy",
                place.toString(),
                "a worker needs a configuration for each connector, and here is no .properties or"
                        + " .json file",
                "put one there, or name another place:\n"
                        + "-Dfairlead.deploy=src/dev/orders.properties");
    }
}
