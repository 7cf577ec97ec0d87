package dev.fairlead.maven.doctor;

import dev.fairlead.maven.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A worker's log, read from beginning to end; what comes often is told once. */
public final class WorkerLog {
    private WorkerLog() {}

    private static final class Times {
        private final Finding first;
        private int count = 1;

        Times(Finding first) {
            this.first = first;
        }
    }

    /**
     * Reads a log.
     *
     * @param file the log; bytes that are no UTF-8 are passed over
     * @return what it says, in the order in which it says it first
     * @throws IOException if it can't be read
     */
    public static List<Finding> read(Path file) throws IOException {
        Map<String, Times> found = new LinkedHashMap<>();
        // a decoder that replaces: a log may have anything in it
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Symptoms.explain(line, file + ", line " + number)
                        .ifPresent(
                                finding ->
                                        found.merge(
                                                finding.code() + finding.what(),
                                                new Times(finding),
                                                WorkerLog::again));
            }
        }
        return found.values().stream().map(WorkerLog::told).toList();
    }

    private static Times again(Times before, Times now) {
        before.count++;
        return before;
    }

    private static Finding told(Times times) {
        Finding first = times.first;
        return times.count == 1
                ? first
                : Finding.warning(
                        first.code(),
                        first.what(),
                        first.where() + ", and " + (times.count - 1) + " times more",
                        first.why(),
                        first.fix());
    }
}
