package dev.fairlead.samples.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowConnectorTest {
    private static final int LINE_MAX = 10_000;

    @TempDir private Path directory;
    private final FollowConnector connector = new FollowConnector();

    private void append(String file, String text) throws IOException {
        append(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void append(String file, byte... bytes) throws IOException {
        Files.write(
                directory.resolve(file),
                bytes,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private FollowConfig config() {
        return new FollowConfig(directory, "*.txt", 500, LINE_MAX);
    }

    private Reader<Position, String> reader(String file, long... after) {
        Optional<Position> resume =
                after.length == 0 ? Optional.empty() : Optional.of(new Position(after[0]));
        return connector.open(config(), new TextFile(file), resume);
    }

    private static List<String> texts(List<Item<Position, String>> items) {
        return items.stream().map(Item::value).toList();
    }

    @Nested
    class ADirectory {
        @Test
        void has_the_files_that_match() throws Exception {
            append("a.txt", "x");
            append("b.log", "x");
            Files.createDirectory(directory.resolve("c.txt"));
            try (Stream<TextFile> files = connector.partitions(config())) {
                assertThat(files).containsExactly(new TextFile("a.txt"));
            }
        }
    }

    @Nested
    class ALine {
        @Test
        void is_read_when_it_has_its_end() throws Exception {
            Reader<Position, String> reader = reader("a.txt");
            append("a.txt", "one\ntw");
            assertThat(texts(reader.read(10))).containsExactly("one");
            assertThat(reader.read(10)).isEmpty();
            append("a.txt", "o\n\n");
            assertThat(texts(reader.read(10))).containsExactly("two", "");
        }

        @Test
        void may_end_as_on_windows() throws Exception {
            append("a.txt", "one\r\ntwo\r\n");
            assertThat(texts(reader("a.txt").read(10))).containsExactly("one", "two");
        }

        @Test
        void is_whole_though_a_character_was_half_written() throws Exception {
            byte[] euro = "€\n".getBytes(StandardCharsets.UTF_8);
            Reader<Position, String> reader = reader("a.txt");
            for (byte each : euro) {
                assertThat(reader.read(10)).isEmpty();
                append("a.txt", each);
            }
            assertThat(reader.read(10)).containsExactly(new Item<>(new Position(4), "€"));
        }

        @Test
        void may_be_long_but_not_endless() throws Exception {
            append("a.txt", "x".repeat(LINE_MAX) + "\n");
            assertThat(reader("a.txt").read(1)).hasSize(1);
            append("b.txt", "x".repeat(LINE_MAX + 1));
            assertThatThrownBy(() -> reader("b.txt").read(1))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll("begins at byte 0", "raise line.max.bytes");
        }
    }

    @Nested
    class Reading {
        @Test
        void gives_no_more_than_asked_and_loses_nothing() throws Exception {
            append("a.txt", "1\n2\n3\n4\n5\n");
            Reader<Position, String> reader = reader("a.txt");
            List<String> read = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<Item<Position, String>> items = reader.read(2);
                assertThat(items).hasSizeLessThanOrEqualTo(2);
                read.addAll(texts(items));
            }
            assertThat(read).containsExactly("1", "2", "3", "4", "5");
        }

        @Test
        void goes_on_exactly_after_every_line() throws Exception {
            append("a.txt", "één\r\n\n日本\n😀😀\nlast\n");
            List<Item<Position, String>> all = reader("a.txt").read(10);
            for (int i = 0; i < all.size(); i++) {
                assertThat(reader("a.txt", all.get(i).offset().bytes()).read(10))
                        .isEqualTo(all.subList(i + 1, all.size()));
            }
        }

        @Test
        void of_a_file_that_was_cut_fails() throws Exception {
            append("a.txt", "one\n");
            assertThatThrownBy(() -> reader("a.txt", 25).read(1))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll(
                            "has 4 bytes", "read up to byte 25", "reset the offset");
        }

        @Test
        void of_a_file_that_is_gone_gives_nothing() throws Exception {
            assertThat(reader("a.txt", 25).read(1)).isEmpty();
        }

        @Test
        void of_a_directory_that_is_gone_says_where_it_was_looked_for() {
            FollowConfig elsewhere =
                    new FollowConfig(directory.resolve("none"), "*", 500, LINE_MAX);
            assertThatThrownBy(() -> connector.partitions(elsewhere))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("there is no directory \"")
                    .hasMessageContaining("none\" (looked for");
        }
    }
}
