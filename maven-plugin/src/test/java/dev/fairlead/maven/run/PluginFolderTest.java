package dev.fairlead.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.fixture.Jars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
    @TempDir private Path directory;

    @Nested
    class ALocation {
        @Test
        void has_the_classes_of_its_time_beside_the_libraries() throws Exception {
            Path classes = Files.createDirectories(directory.resolve("target/classes/a"));
            Files.writeString(classes.resolve("A.class"), "one");
            Path library = Files.writeString(directory.resolve("library.jar"), "a library");
            Path other = Files.writeString(directory.resolve("connect-file.jar"), "another");
            PluginFolder folder =
                    new PluginFolder(
                            directory.resolve("plugins"),
                            "mine",
                            List.of(directory.resolve("target/classes"), library),
                            List.of(other));

            Path first = folder.place();
            Files.writeString(classes.resolve("A.class"), "two");
            Path second = folder.place();

            assertThat(names(first)).containsExactly("connect-file.jar", "mine");
            assertThat(names(first.resolve("mine")))
                    .containsExactly("1-library.jar", "classes-0.jar");
            assertThat(Jars.text(first.resolve("mine/classes-0.jar"), "a/A.class"))
                    .isEqualTo("one");
            assertThat(Jars.text(second.resolve("mine/classes-0.jar"), "a/A.class"))
                    .isEqualTo("two");
        }

        @Test
        void goes_when_nothing_can_use_it_any_more() throws Exception {
            PluginFolder folder =
                    new PluginFolder(directory.resolve("plugins"), "mine", List.of(), List.of());

            Path first = folder.place();
            Path second = folder.place();
            folder.place();

            assertThat(first).doesNotExist();
            assertThat(second).exists();
        }
    }

    private static List<String> names(Path path) throws Exception {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
