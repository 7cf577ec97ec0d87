package dev.fairlead.runtime.offsets;

import static dev.fairlead.runtime.offsets.OffsetCodecTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SourceOffsetReaderTest {
    private final MemoryOffsetStore store = new MemoryOffsetStore();
    private final OffsetCodec codec = new OffsetCodec();
    private final SourceOffsetReader reader = new SourceOffsetReader("c", store, codec);

    @BeforeEach
    void commitSomeOffsets() {
        store.write(
                Map.of(
                        bytes("[\"c\",{\"file\":\"a\"}]"),
                        bytes("{\"position\":1}"),
                        bytes("[\"c\",{\"file\":\"broken\"}]"),
                        bytes("{"),
                        bytes("[\"c\",null]"),
                        bytes("{\"position\":2}"),
                        bytes("[\"other\",{\"file\":\"b\"}]"),
                        bytes("{\"position\":3}")),
                failure -> {});
    }

    @Test
    void gives_the_offset_of_a_partition() {
        assertThat(reader.offset(Map.of("file", "a"))).isEqualTo(Map.of("position", 1L));
    }

    @Test
    void gives_the_offset_of_no_partition() {
        assertThat(reader.offset(null)).isEqualTo(Map.of("position", 2L));
    }

    @Test
    void gives_null_for_a_partition_without_an_offset() {
        assertThat(reader.offset(Map.of("file", "new"))).isNull();
        assertThat(reader.offsets(List.of(Map.of("file", "new"))))
                .containsKey(Map.of("file", "new"));
    }

    @Test
    void does_not_see_the_offsets_of_other_connectors() {
        assertThat(reader.offset(Map.of("file", "b"))).isNull();
    }

    @Test
    void leaves_out_what_cannot_be_asked_for_or_read() {
        Map<String, Object> unaskable = Map.of("file", List.of());
        Map<String, Object> broken = Map.of("file", "broken");
        Map<String, Object> good = Map.of("file", "a");
        assertThat(reader.offsets(Arrays.asList(unaskable, broken, good))).containsOnlyKeys(good);
        assertThat(reader.offset(unaskable)).isNull();
    }

    @Nested
    class AfterItWasClosed {
        @Test
        void tells_the_task_that_it_was_stopped() {
            reader.close();
            assertThatThrownBy(() -> reader.offset(Map.of("file", "a")))
                    .isInstanceOf(ConnectException.class)
                    .hasMessage(
                            "connector 'c': source offsets were asked for after the task was"
                                    + " stopped");
        }
    }

    @Nested
    class WhenTheStoreFails {
        @Test
        void says_so_instead_of_starting_from_nothing() {
            OffsetStore failing =
                    new OffsetStore() {
                        @Override
                        public Map<ByteBuffer, ByteBuffer> read(Collection<ByteBuffer> keys) {
                            throw new IllegalStateException("disk on fire");
                        }

                        @Override
                        public Map<ByteBuffer, ByteBuffer> readAll() {
                            return Map.of();
                        }

                        @Override
                        public void write(
                                Map<ByteBuffer, ByteBuffer> entries, WriteListener listener) {}

                        @Override
                        public void close() {}
                    };
            SourceOffsetReader blind = new SourceOffsetReader("c", failing, codec);
            assertThatThrownBy(() -> blind.offset(Map.of("file", "a")))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("couldn't be read")
                    .hasRootCauseMessage("disk on fire");
        }
    }
}
