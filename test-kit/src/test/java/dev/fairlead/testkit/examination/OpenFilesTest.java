package dev.fairlead.testkit.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {
    @TempDir private Path directory;

    private InputStream open(String name) throws IOException {
        return Files.newInputStream(Files.writeString(directory.resolve(name), name));
    }

    static boolean areListed() {
        return !OpenFiles.now().each().isEmpty();
    }

    @Test
    @EnabledIf("areListed")
    void counts_a_file_that_was_left_although_another_was_closed_meanwhile() throws IOException {
        InputStream old = open("old");
        OpenFiles before = OpenFiles.now();
        old.close();
        try (InputStream left = open("left")) {
            assertThat(left).isNotNull();
            assertThat(OpenFiles.now().moreThan(before)).isPositive();
        }
    }

    @Test
    @EnabledIf("areListed")
    void knows_no_file_that_was_closed_again() throws IOException {
        open("passing").close();
        assertThat(OpenFiles.now().each()).noneMatch(file -> file.endsWith("passing"));
    }
}
