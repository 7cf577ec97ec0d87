package dev.fairlead.runtime.log.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskLogTornTailTest {
    @TempDir Path directory;

    private Path segment;
    private byte[] content;

    /** Where the third of three batches starts. */
    private int lastBatch;

    @BeforeEach
    void appendThreeBatches() throws Exception {
        try (DiskLog log = Disk.open(directory)) {
            Disk.append(log, "one", "two");
            segment = Disk.segment(directory);
            lastBatch = (int) Files.size(segment);
            Disk.append(log, "three");
        }
        content = Files.readAllBytes(segment);
    }

    @Nested
    class ASegmentCutOffAnywhere {
        @Test
        void keeps_every_batch_that_is_whole() throws Exception {
            for (int length = 0; length < content.length; length++) {
                Files.write(segment, Arrays.copyOf(content, length));
                reopen();
                int whole = length >= lastBatch ? 2 : wholeBatches(length);
                assertThat(Disk.values(directory))
                        .as("cut to %d bytes", length)
                        .isEqualTo(List.of("one", "two", "three").subList(0, whole));
                cleanUp();
            }
        }

        @Test
        void takes_new_records_where_the_whole_ones_end() throws Exception {
            for (int length = lastBatch; length < content.length; length++) {
                Files.write(segment, Arrays.copyOf(content, length));
                try (DiskLog log = Disk.open(directory)) {
                    Disk.append(log, "new");
                }
                assertThat(Disk.values(directory)).containsExactly("one", "two", "new");
                cleanUp();
            }
        }

        @Test
        void keeps_what_was_cut_in_a_file_beside() throws Exception {
            Files.write(segment, Arrays.copyOf(content, content.length - 1));
            reopen();
            assertThat(segment.resolveSibling(segment.getFileName() + ".cut-" + lastBatch))
                    .hasBinaryContent(Arrays.copyOfRange(content, lastBatch, content.length - 1));
        }

        private int wholeBatches(int length) {
            int first = FileHeader.BYTES + (lastBatch - FileHeader.BYTES) / 2;
            return length >= first ? 1 : 0;
        }
    }

    @Nested
    class AChangedByte {
        @Test
        void in_the_last_batch_cuts_that_batch_only() throws Exception {
            for (int at = lastBatch; at < content.length; at++) {
                Files.write(segment, changed(at));
                reopen();
                assertThat(Disk.values(directory)).as("byte %d", at).containsExactly("one", "two");
                cleanUp();
            }
        }

        @Test
        void before_sound_batches_is_an_error_that_changes_nothing() throws Exception {
            for (int at = 0; at < lastBatch; at++) {
                byte[] damaged = changed(at);
                Files.write(segment, damaged);
                assertThatThrownBy(DiskLogTornTailTest.this::reopen)
                        .as("byte %d", at)
                        .hasMessageContaining(segment.toString());
                assertThat(segment).hasBinaryContent(damaged);
            }
        }

        @Test
        void is_named_by_its_position() throws Exception {
            Files.write(segment, changed(FileHeader.BYTES + 30));
            assertThatThrownBy(DiskLogTornTailTest.this::reopen)
                    .isInstanceOfSatisfying(
                            CorruptLogException.class,
                            e -> {
                                assertThat(e.file()).isEqualTo(segment);
                                assertThat(e.position()).isEqualTo(FileHeader.BYTES);
                            })
                    .hasMessageMatching(
                            "log file '.*' is damaged at byte 20: sound records follow at byte"
                                + " \\d+; restore the file from a backup, or move it away to go on"
                                + " without its records");
        }

        private byte[] changed(int at) {
            byte[] damaged = content.clone();
            damaged[at] ^= 0x55;
            return damaged;
        }
    }

    @Nested
    class AnEndOfZeroes {
        @Test
        void as_a_loss_of_power_leaves_it_is_cut() throws Exception {
            Files.write(segment, Arrays.copyOf(content, content.length + 5_000));
            reopen();
            assertThat(Disk.values(directory)).containsExactly("one", "two", "three");
            assertThat(segment).hasBinaryContent(content);
        }
    }

    @Nested
    class ThePositionsOfGroups {
        @Test
        void survive_a_torn_journal_as_of_the_last_whole_commit() throws Exception {
            Path journal = directory.resolve("positions.journal");
            try (DiskLog log = Disk.open(directory)) {
                log.alterPositions("g", java.util.Map.of(Disk.FIRST, 1L));
            }
            int before = (int) Files.size(journal);
            try (DiskLog log = Disk.open(directory)) {
                log.alterPositions("g", java.util.Map.of(Disk.FIRST, 2L));
            }
            byte[] whole = Files.readAllBytes(journal);
            for (int length = before; length < whole.length; length++) {
                Files.write(journal, Arrays.copyOf(whole, length));
                try (DiskLog log = Disk.open(directory)) {
                    assertThat(log.committed("g")).containsEntry(Disk.FIRST, 1L);
                }
            }
        }
    }

    private void reopen() {
        Disk.open(directory).close();
    }

    private void cleanUp() throws IOException {
        try (Stream<Path> files = Files.list(segment.getParent())) {
            for (Path file : files.filter(each -> !each.equals(segment)).toList()) {
                Files.delete(file);
            }
        }
    }
}
