package dev.fairlead.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavesTest {
    private static final long NOW = 1_000_000;
    private static final Path A = Path.of("A.java");
    private static final Path B = Path.of("B.java");

    @Nested
    class ASave {
        private final Saves saves = new Saves(stamps(Map.of(A, 1L)));

        @Test
        void is_over_when_nothing_more_changes() {
            assertThat(saves.look(stamps(Map.of(A, 2L)), NOW)).isEmpty();
            assertThat(saves.look(stamps(Map.of(A, 3L, B, 7L)), NOW)).isEmpty();

            assertThat(saves.look(stamps(Map.of(A, 3L, B, 7L)), NOW))
                    .contains(new DevEvent.Saved(Set.of(A, B), 7));
            assertThat(saves.look(stamps(Map.of(A, 3L, B, 7L)), NOW)).isEmpty();
        }

        @Test
        void may_be_that_a_file_is_deleted() {
            assertThat(saves.look(stamps(Map.of()), NOW)).isEmpty();

            assertThat(saves.look(stamps(Map.of()), NOW))
                    .contains(new DevEvent.Saved(Set.of(A), NOW));
        }

        @Test
        void counts_when_an_editor_replaces_the_file() {
            assertThat(saves.look(stamps(Map.of()), NOW)).isEmpty();
            assertThat(saves.look(stamps(Map.of(A, 5L)), NOW)).isEmpty();

            assertThat(saves.look(stamps(Map.of(A, 5L)), NOW))
                    .contains(new DevEvent.Saved(Set.of(A), 5));
        }

        @Test
        void is_nothing_where_nothing_changes() {
            assertThat(saves.look(stamps(Map.of(A, 1L)), NOW)).isEmpty();
            assertThat(saves.look(stamps(Map.of(A, 1L)), NOW)).isEmpty();
        }

        private static FileStamps stamps(Map<Path, Long> times) {
            return new FileStamps(
                    times.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            its -> new FileStamps.Stamp(its.getValue(), 10))));
        }
    }

    @Nested
    class ALookAtFiles {
        @TempDir private Path directory;

        @Test
        void finds_what_is_new_changed_and_gone_at_any_depth() throws Exception {
            Path deep = Files.createDirectories(directory.resolve("a b/c"));
            Path changed = Files.writeString(deep.resolve("changed"), "1");
            Path gone = Files.writeString(deep.resolve("gone"), "1");
            Path same = Files.writeString(deep.resolve("same"), "1");
            FileStamps before = FileStamps.of(List.of(directory, Path.of("no such place")));
            Path fresh = Files.writeString(deep.resolve("new"), "1");
            Files.setLastModifiedTime(changed, FileTime.fromMillis(4_000_000_000_000L));
            Files.delete(gone);

            FileStamps after = FileStamps.of(List.of(directory));

            assertThat(after.differences(before)).containsExactlyInAnyOrder(fresh, changed, gone);
            assertThat(after.files()).containsKey(same);
            assertThat(after.lastWritten(Set.of(changed, gone), NOW)).isEqualTo(4_000_000_000_000L);
        }
    }
}
