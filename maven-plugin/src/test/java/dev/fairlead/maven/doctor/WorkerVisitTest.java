package dev.fairlead.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.deploy.ConnectRest;
import dev.fairlead.maven.deploy.ObedientSource;
import dev.fairlead.runtime.standalone.StandaloneWorker;
import dev.fairlead.runtime.standalone.WorkerSetup;
import dev.fairlead.runtime.task.TaskState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerVisitTest {
    @TempDir private Path directory;

    @Nested
    class AWorker {
        @Test
        void whose_connectors_run_is_well() throws Exception {
            assertThat(visit(Map.of("name", "good", "connector.class", source()))).isEmpty();
        }

        @Test
        void with_a_failed_task_is_told_of_with_the_last_cause() throws Exception {
            Map<String, String> bad =
                    Map.of("name", "bad", "connector.class", source(), "fails", "true");

            assertThat(visit(bad))
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.code()).isEqualTo("FL920");
                                assertThat(finding.what())
                                        .isEqualTo(
                                                "task 0 of connector \"bad\" failed:"
                                                        + " java.lang.IllegalArgumentException:"
                                                        + " no such table");
                            });
        }
    }

    private static String source() {
        return ObedientSource.class.getName();
    }

    private List<Finding> visit(Map<String, String> connector) throws Exception {
        WorkerSetup setup =
                WorkerSetup.of(
                        Map.of(
                                "key.converter", "StringConverter",
                                "value.converter", "StringConverter",
                                "listeners", "http://localhost:0",
                                "fairlead.data.dir", directory.toString()));
        try (StandaloneWorker worker = StandaloneWorker.start(setup.withConnector(connector))) {
            while (isComing(worker)) {
                Thread.onSpinWait();
            }
            return new WorkerVisit(new ConnectRest(worker.restAddress().orElseThrow())).look();
        }
    }

    private static boolean isComing(StandaloneWorker worker) {
        return worker.status().size() != 1
                || worker.status().get(0).tasks().isEmpty()
                || worker.status().get(0).tasks().stream()
                        .anyMatch(task -> task.state() == TaskState.UNASSIGNED);
    }
}
