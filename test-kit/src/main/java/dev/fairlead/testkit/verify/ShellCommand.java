package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.subject.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the user's, for a shell. What it is given and what it prints are lines.
 *
 * @param option that has it, as failures name it
 */
record ShellCommand(String option, String command) {
    private static final long SECONDS_MAX = 30;

    /**
     * Runs it and returns the lines that it prints.
     *
     * @throws BadInput it fails, or doesn't come to an end
     */
    List<String> run(List<String> input) {
        try {
            Path room = Files.createTempDirectory("fairlead-command-");
            try {
                return run(input, room);
            } finally {
                for (String file : List.of("in", "out", "err")) {
                    Files.deleteIfExists(room.resolve(file));
                }
                Files.delete(room);
            }
        } catch (IOException e) {
            throw problem("can't be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem("was interrupted");
        }
    }

    private List<String> run(List<String> input, Path room)
            throws IOException, InterruptedException {
        Path in = Files.write(room.resolve("in"), input);
        Path out = room.resolve("out");
        Path err = room.resolve("err");
        Process process =
                new ProcessBuilder("sh", "-c", command)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw problem("hasn't come to an end after %d s".formatted(SECONDS_MAX));
        }
        if (process.exitValue() != 0) {
            throw problem(
                    "ended with %d: %s"
                            .formatted(
                                    process.exitValue(),
                                    new String(Files.readAllBytes(err), StandardCharsets.UTF_8)
                                            .strip()));
        }
        return Files.readAllLines(out);
    }

    private BadInput problem(String what) {
        return new BadInput(
                "the command \"%s\" of the world's option \"%s\" %s; try it by hand"
                        .formatted(command, option, what));
    }
}
