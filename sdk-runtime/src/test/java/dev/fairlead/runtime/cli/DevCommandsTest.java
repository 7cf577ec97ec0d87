package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.dev.DevWorker;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.standalone.WorkerSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DevCommandsTest {
    @TempDir private Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private DevWorker worker;
    private DevCommands commands;

    @BeforeEach
    void make_a_worker() throws IOException {
        Files.writeString(directory.resolve("in.txt"), "one\ntwo\n");
        DevScreen screen =
                new DevScreen(new PrintStream(out, true, StandardCharsets.UTF_8), Terminal.PLAIN);
        worker =
                new DevWorker(
                        WorkerSetup.of(
                                Map.of(
                                        "key.converter", "StringConverter",
                                        "value.converter", "StringConverter",
                                        "listeners", "",
                                        "fairlead.data.dir", directory.resolve("d").toString())),
                        screen);
        commands = new DevCommands(worker, screen, new Secrets(), () -> 1000);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Nested
    class AtTheStart {
        @Test
        void each_connector_is_told_and_a_bad_file_harms_none() throws IOException {
            commands.start(
                    List.of(
                            write("good.properties", "in", "FileStreamSource"),
                            write("bad.properties", "bad", "FileStreamSorce"),
                            write("twin.properties", "in", "FileStreamSource"),
                            Files.writeString(directory.resolve("none.json"), "{")),
                    400);

            assertThat(told())
                    .contains("under way after 600 ms: in (1 task RUNNING)")
                    .contains("connector bad did not start: ", "did you mean \"FileStreamSource\"?")
                    .contains("twin.properties", "named \"in\" already")
                    .contains("none.json");
        }
    }

    @Nested
    class ACommand {
        @Test
        void about_a_file_changes_renames_and_ends_its_connector() throws IOException {
            commands.start(List.of(), 1000);
            Path file = write("a.properties", "a", "FileStreamSource");

            assertThat(commands.run("config 1000 " + file)).isTrue();
            write("a.properties", "b", "FileStreamSource");
            commands.run("config 1000 " + file);
            commands.run("gone " + file);

            assertThat(told())
                    .contains("RUNNING after 0 ms: a (1 task RUNNING)")
                    .contains("a is gone: a.properties has another name now")
                    .contains("RUNNING after 0 ms: b (1 task RUNNING)")
                    .contains("b is gone with a.properties; its offsets are kept");
            assertThat(worker.status()).isEmpty();
        }

        @Test
        void pauses_restarts_rewinds_and_shows_offsets() throws IOException {
            commands.start(List.of(write("a.properties", "a", "FileStreamSource")), 1000);

            for (String command :
                    List.of("pause", "pause", "restart", "rewind 1", "rewind", "offsets")) {
                assertThat(commands.run(command)).isTrue();
            }

            assertThat(told())
                    .contains("paused; p has them run again", "resumed")
                    .contains("restarted after 0 ms: a (1 task RUNNING)")
                    .contains("a goes back by 1 records", "a goes back to the beginning")
                    .contains("offsets of a: ");
        }

        @Test
        void that_fails_is_told_and_the_next_one_is_done() {
            commands.start(List.of(), 1000);

            assertThat(commands.run("config 1000 " + directory.resolve("no.properties"))).isTrue();
            assertThat(commands.run("dance")).isTrue();
            assertThat(commands.run("quit")).isFalse();

            assertThat(told()).contains("there is no file", "there is no command dance");
        }
    }

    private Path write(String file, String name, String type) throws IOException {
        return Files.writeString(
                directory.resolve(file),
                "name="
                        + name
                        + "\nconnector.class="
                        + type
                        + "\ntopic=lines\nfile="
                        + directory.resolve("in.txt")
                        + "\n");
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
