package dev.fairlead.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPathTest {
    @TempDir Path root;
    private final List<PluginProblem> problems = new ArrayList<>();

    @Nested
    class AnElement {
        @Test
        void that_is_a_jar_is_one_location() throws IOException {
            Path jar = file("a.jar");

            assertThat(locations(jar)).containsExactly(new PluginLocation(jar, List.of(jar)));
        }

        @Test
        void that_is_a_directory_gives_one_location_for_each_child() throws IOException {
            Path jar = file("plugins/b.jar");
            Path zip = file("plugins/c.ZIP");
            Path inner = file("plugins/a/lib/inner.jar");
            file("plugins/readme.txt");

            assertThat(locations(root.resolve("plugins")))
                    .containsExactly(
                            new PluginLocation(root.resolve("plugins/a"), List.of(inner)),
                            new PluginLocation(jar, List.of(jar)),
                            new PluginLocation(zip, List.of(zip)));
        }

        @Test
        void that_is_missing_is_told_and_skipped() {
            assertThat(locations(root.resolve("nowhere"))).isEmpty();
            assertThat(problems)
                    .singleElement()
                    .extracting(PluginProblem::message)
                    .asString()
                    .contains("nowhere\" is skipped: it doesn't exist; name a directory");
        }
    }

    @Nested
    class ADirectory {
        @Test
        void gives_its_archives_at_any_depth_in_the_order_of_their_paths() throws IOException {
            Path deep = file("p/x/doc/deep/z.jar");
            Path flat = file("p/x/a.jar");

            assertThat(locations(root.resolve("p")))
                    .containsExactly(new PluginLocation(root.resolve("p/x"), List.of(flat, deep)));
        }

        @Test
        void of_class_files_is_itself_the_class_path() throws IOException {
            file("p/x/com/acme/A.class");

            assertThat(locations(root.resolve("p")))
                    .containsExactly(
                            new PluginLocation(root.resolve("p/x"), List.of(root.resolve("p/x"))));
        }

        @Test
        void of_both_gives_only_its_archives() throws IOException {
            file("p/x/com/acme/A.class");
            Path jar = file("p/x/a.jar");

            assertThat(locations(root.resolve("p")))
                    .containsExactly(new PluginLocation(root.resolve("p/x"), List.of(jar)));
        }

        @Test
        void without_either_is_no_location() throws IOException {
            file("p/x/readme.txt");

            assertThat(locations(root.resolve("p"))).isEmpty();
        }
    }

    @Nested
    class ASymbolicLink {
        @Test
        void is_followed_once_even_in_a_circle() throws IOException {
            Path jar = file("elsewhere/a.jar").toRealPath();
            Files.createDirectories(root.resolve("p/x"));
            Files.createSymbolicLink(root.resolve("p/x/link"), root.resolve("elsewhere"));
            Files.createSymbolicLink(root.resolve("p/x/self"), root.resolve("p/x"));

            assertThat(locations(root.resolve("p")))
                    .containsExactly(new PluginLocation(root.resolve("p/x"), List.of(jar)));
        }

        @Test
        void that_leads_nowhere_is_told_and_skipped() throws IOException {
            Path jar = file("p/x/a.jar");
            Files.createSymbolicLink(root.resolve("p/x/b.jar"), root.resolve("gone.jar"));

            assertThat(locations(root.resolve("p")))
                    .containsExactly(new PluginLocation(root.resolve("p/x"), List.of(jar)));
            assertThat(problems)
                    .extracting(PluginProblem::why)
                    .containsExactly("the symbolic link leads nowhere");
        }
    }

    private List<PluginLocation> locations(Path element) {
        return new PluginPath(problems::add).locations(List.of(element));
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
