package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.Victim;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileStatusStoreTest {
    private static final TaskId TASK = new TaskId("a", 0);

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void inADirectoryThatIsNotThereYet() {
        file = directory.resolve("state/connectors-status.json");
    }

    @Nested
    class AfterTheWorkerStartsAgain {
        @Test
        void what_ran_is_unassigned_with_its_version_and_topics() {
            try (StatusStore store = open()) {
                StatusBoard.Desk desk = board(store).desk("a");
                desk.describe(Optional.of(PluginType.SINK), "1.2");
                desk.connectorChanged(TaskState.RUNNING, Optional.empty());
                desk.describe(TASK, "1.3");
                desk.changed(TASK, TaskState.RUNNING, Optional.empty());
                desk.usesTopic("t2");
                desk.usesTopic("t1");
            }
            try (StatusStore store = open()) {
                StatusBoard board = board(store);
                assertThat(board.connectors())
                        .containsExactly(
                                new ConnectorStatus(
                                        "a",
                                        TaskState.UNASSIGNED,
                                        Optional.empty(),
                                        Optional.of("1.2"),
                                        Optional.of(PluginType.SINK),
                                        Optional.empty(),
                                        List.of(
                                                new TaskStatus(
                                                        TASK,
                                                        TaskState.UNASSIGNED,
                                                        Optional.empty(),
                                                        Optional.of("1.3"),
                                                        Optional.empty()))));
                assertThat(board.topics("a")).containsExactly("t1", "t2");
            }
        }

        @Test
        void what_had_failed_stays_failed_until_it_is_more_than_unassigned() {
            try (StatusStore store = open()) {
                fail(board(store).desk("a"));
            }
            try (StatusStore store = open()) {
                StatusBoard board = board(store);
                StatusBoard.Desk desk = board.desk("a");
                desk.changed(TASK, TaskState.UNASSIGNED, Optional.empty());
                TaskStatus before = task(board);

                assertThat(before.state()).isEqualTo(TaskState.FAILED);
                assertThat(before.trace()).get().asString().contains("poll failed: ", "no disk");
                assertThat(before.restarts()).contains(new RestartStatus(2, 5, Optional.empty()));

                desk.changed(TASK, TaskState.RUNNING, Optional.empty());
                assertThat(task(board))
                        .isEqualTo(
                                new TaskStatus(
                                        TASK,
                                        TaskState.RUNNING,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()));
                desk.changed(TASK, TaskState.UNASSIGNED, Optional.empty());
                assertThat(task(board).state()).isEqualTo(TaskState.UNASSIGNED);
            }
        }

        @Test
        void what_fails_anew_shows_its_new_failure_and_policy() {
            try (StatusStore store = open()) {
                fail(board(store).desk("a"));
            }
            try (StatusStore store = open()) {
                StatusBoard board = board(store);
                StatusBoard.Desk desk = board.desk("a");
                RestartStatus first = new RestartStatus(1, 5, Optional.of(Duration.ofSeconds(1)));
                desk.restarts(TASK, Optional.of(first));
                desk.changed(TASK, TaskState.FAILED, Optional.of(failure("no net")));

                assertThat(task(board).restarts()).contains(first);
                assertThat(task(board).trace()).get().asString().contains("no net");
            }
        }

        @Test
        void connectors_that_are_gone_are_forgotten() {
            try (StatusStore store = open()) {
                StatusBoard board = board(store);
                for (String name : List.of("a", "b", "c")) {
                    board.desk(name).connectorChanged(TaskState.RUNNING, Optional.empty());
                }
                board.forget("c");
            }
            try (StatusStore store = open()) {
                StatusBoard board = board(store);
                assertThat(names(board)).containsExactly("a", "b");
                board.retain(Set.of("b"));
            }
            try (StatusStore store = open()) {
                assertThat(names(board(store))).containsExactly("b");
            }
        }

        @Test
        void topics_that_were_forgotten_stay_forgotten() {
            try (StatusStore store = open()) {
                StatusBoard board = board(store);
                board.desk("a").usesTopic("t");
                board.forgetTopics("a");
            }
            try (StatusStore store = open()) {
                assertThat(board(store).topics("a")).isEmpty();
            }
        }

        @Test
        void long_traces_have_lost_their_end() {
            try (StatusStore store = open()) {
                board(store)
                        .desk("a")
                        .changed(TASK, TaskState.FAILED, Optional.of(failure("x".repeat(1 << 20))));
            }
            try (StatusStore store = open()) {
                assertThat(task(board(store)).trace().orElseThrow())
                        .hasSizeLessThan(40_000)
                        .contains(" characters more");
            }
        }

        private List<String> names(StatusBoard board) {
            return board.connectors().stream().map(ConnectorStatus::name).toList();
        }
    }

    @Nested
    class TheFile {
        @Test
        void can_be_read_by_its_owner_only() throws IOException {
            keepOne();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        @Test
        void keeps_how_things_were_when_the_store_was_closed() {
            try (StatusStore store = open()) {
                StatusBoard board = board(store);
                fail(board.desk("a"));
                store.close();
                board.desk("a").connectorChanged(TaskState.STOPPED, Optional.empty());
                board.forget("a");
            }
            try (StatusStore store = open()) {
                assertThat(task(board(store)).state()).isEqualTo(TaskState.FAILED);
            }
        }

        @Test
        void is_written_a_moment_after_a_change() {
            try (StatusStore store =
                    FileStatusStore.open(file, Thread::new, Duration.ofMillis(1))) {
                fail(board(store).desk("a"));
                Eventually.holds(this::hasTheFailure, Duration.ofSeconds(20));
            }
        }

        private boolean hasTheFailure() {
            try {
                return Files.exists(file) && Files.readString(file).contains("no disk");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class ADamagedFile {
        @Test
        void is_set_aside_and_the_worker_begins_without_it() throws IOException {
            Files.createDirectories(file.getParent());
            for (String text :
                    List.of(
                            "",
                            "{",
                            "[]",
                            "null",
                            "{\"format\": 2, \"connectors\": []}",
                            "{\"format\": 1, \"connectors\": [{\"state\": \"RUNNING\"}]}",
                            "{\"format\": 1, \"connectors\": [{\"name\": \"a\"}]}",
                            "{\"format\": 1, \"connectors\": [{\"name\": \"a\", \"state\": 3}]}",
                            "{\"format\": 1, \"connectors\": [{\"name\": \"a\", \"state\":"
                                    + " \"RUNNING\", \"tasks\": [{\"id\": -4, \"state\":"
                                    + " \"RUNNING\"}]}]}",
                            "{\"format\": 1, \"connectors\": [{\"name\": \"a\", \"state\":"
                                    + " \"RUNNING\", \"type\": \"SUNK\"}]}")) {
                Files.writeString(file, text);
                try (StatusStore store = open()) {
                    assertThat(store.all()).as(text).isEmpty();
                }
                assertThat(file.resolveSibling("connectors-status.json.damaged")).hasContent(text);
                assertThat(file).doesNotExist();
            }
        }

        @Test
        void is_replaced_by_the_next_change() throws IOException {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{");
            keepOne();
            try (StatusStore store = open()) {
                assertThat(store.all()).hasSize(1);
            }
        }
    }

    @Nested
    class AChangeThatCanNotBeWritten {
        @Test
        void harms_nobody_and_is_written_with_the_next() throws IOException {
            Path inTheWay = file.resolveSibling("connectors-status.json.new/in-the-way");
            Files.createDirectories(inTheWay);
            keepOne();
            Files.delete(inTheWay);
            assertThat(file).doesNotExist();
            keepOne();

            assertThat(file).exists();
        }
    }

    @Nested
    class AWorkerThatIsKilled {
        @Test
        void leaves_a_state_that_can_be_read() throws Exception {
            Random random = new Random(13);
            for (int round = 0; round < 3; round++) {
                try (Victim victim = Victim.start(Failing.class, file.toString())) {
                    victim.lastNumberAfterLines(1 + random.nextInt(2000));
                    victim.kill();
                    try (StatusStore store = open()) {
                        assertThat(store.all()).allMatch(kept -> kept.status().name().equals("a"));
                    }
                    assertThat(file.resolveSibling("connectors-status.json.damaged"))
                            .doesNotExist();
                }
            }
            assertThat(file).exists();
        }
    }

    /** Has a task fail again and again; prints when the file is there. */
    static final class Failing {
        public static void main(String[] args) {
            StatusStore store = FileStatusStore.open(Path.of(args[0]), Thread::new, Duration.ZERO);
            StatusBoard.Desk desk = board(store).desk("a");
            for (long number = 0; ; number++) {
                desk.changed(TASK, TaskState.FAILED, Optional.of(failure("round " + number)));
                desk.usesTopic("topic-" + number % 100);
                if (Files.exists(Path.of(args[0]))) {
                    System.out.println(number);
                    System.out.flush();
                }
            }
        }
    }

    private static StatusBoard board(StatusStore store) {
        return new StatusBoard(store, trace -> trace);
    }

    private void keepOne() {
        try (StatusStore store = open()) {
            fail(board(store).desk("a"));
        }
    }

    private static void fail(StatusBoard.Desk desk) {
        desk.connectorChanged(TaskState.RUNNING, Optional.empty());
        desk.changed(TASK, TaskState.FAILED, Optional.of(failure("no disk")));
        desk.restarts(
                TASK, Optional.of(new RestartStatus(2, 5, Optional.of(Duration.ofSeconds(8)))));
    }

    private static Failure failure(String message) {
        return Failure.fatal("poll", new IOException(message));
    }

    private static TaskStatus task(StatusBoard board) {
        return board.connector("a").orElseThrow().tasks().get(0);
    }

    private StatusStore open() {
        return FileStatusStore.open(file, Thread::new);
    }
}
