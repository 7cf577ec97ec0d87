package dev.fairlead.maven;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Tells findings to Maven: warnings to the log, all errors in one failure. */
final class Findings {
    private final Log log;

    Findings(Log log) {
        this.log = log;
    }

    void tell(List<Finding> findings) throws MojoFailureException {
        findings.stream()
                .filter(finding -> !finding.isError())
                .forEach(finding -> log.warn(finding.toString()));
        String errors =
                findings.stream()
                        .filter(Finding::isError)
                        .map(Finding::toString)
                        .collect(Collectors.joining("\n\n", "\n", "\n"));
        if (!errors.isBlank()) {
            throw new MojoFailureException(errors);
        }
    }
}
