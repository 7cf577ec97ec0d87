package dev.fairlead.runtime.offsets;

import static dev.fairlead.runtime.offsets.OffsetCodecTest.bytes;
import static dev.fairlead.runtime.offsets.OffsetStoreContract.attempt;
import static dev.fairlead.runtime.offsets.OffsetStoreContract.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.Victim;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FileOffsetStoreTest {
    private static final ByteBuffer KEY = bytes("[\"c\",{\"file\":\"a\"}]");
    private static final ByteBuffer VALUE = bytes("{\"position\":12}");

    @TempDir Path directory;

    @Nested
    class AsAStore extends OffsetStoreContract {
        @Override
        protected OffsetStore open() {
            return FileOffsetStore.open(directory.resolve("offsets"), Thread::new);
        }
    }

    @Nested
    class TheFile {
        @Test
        void is_still_there_for_the_next_worker() throws Exception {
            try (OffsetStore store = open()) {
                write(store, Map.of(KEY, VALUE));
            }
            try (OffsetStore store = open()) {
                assertThat(store.readAll()).isEqualTo(Map.of(KEY, VALUE));
            }
        }

        @Test
        void may_be_missing_or_empty() throws Exception {
            try (OffsetStore store = open()) {
                assertThat(store.readAll()).isEmpty();
            }
            Files.createFile(file());
            try (OffsetStore store = open()) {
                assertThat(store.readAll()).isEmpty();
            }
        }

        @Test
        void is_created_with_the_directories_above_it() throws Exception {
            Path deep = directory.resolve("a/b/offsets");
            try (OffsetStore store = FileOffsetStore.open(deep, Thread::new)) {
                write(store, Map.of(KEY, VALUE));
            }
            assertThat(deep).exists();
            try (var files = Files.list(deep.getParent())) {
                assertThat(files).containsExactly(deep);
            }
        }

        @Test
        void can_be_one_that_a_stock_worker_wrote() throws Exception {
            HashMap<byte[], byte[]> stocks = new HashMap<>();
            stocks.put(array(KEY), array(VALUE));
            stocks.put(array(bytes("[\"c\",{\"file\":\"removed\"}]")), null);
            serialise(stocks);
            try (OffsetStore store = open()) {
                assertThat(store.readAll()).isEqualTo(Map.of(KEY, VALUE));
            }
        }

        @Test
        void can_be_read_by_a_stock_worker() throws Exception {
            try (OffsetStore store = open()) {
                write(store, Map.of(KEY, VALUE));
            }
            Map<String, String> read = new TreeMap<>();
            try (ObjectInputStream in = new StocksInputStream(Files.newInputStream(file()))) {
                ((HashMap<?, ?>) in.readObject())
                        .forEach(
                                (key, value) ->
                                        read.put(
                                                OffsetCodecTest.text(ByteBuffer.wrap((byte[]) key)),
                                                OffsetCodecTest.text(
                                                        ByteBuffer.wrap((byte[]) value))));
            }
            assertThat(read).isEqualTo(Map.of("[\"c\",{\"file\":\"a\"}]", "{\"position\":12}"));
        }
    }

    @Nested
    class AFileOfAnotherKind {
        @Test
        void is_refused_and_left_alone() throws Exception {
            byte[] content = "position=12\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Files.write(file(), content);
            assertThatThrownBy(FileOffsetStoreTest.this::open)
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining(file().toString())
                    .hasMessageContaining("restore the file from a backup, or move it away");
            assertThat(file()).hasBinaryContent(content);
        }

        @Test
        void never_brings_its_own_classes_along() throws Exception {
            for (Object other :
                    List.of(
                            new Trap(),
                            new HashMap<>(Map.of("text", "text")),
                            new HashMap<>(Map.of(new byte[1], new Trap())),
                            new HashMap<>(Map.of(new byte[1], new HashMap<>(Map.of(1, 2)))),
                            new byte[] {1})) {
                serialise(other);
                assertThatThrownBy(FileOffsetStoreTest.this::open)
                        .isInstanceOf(KafkaException.class);
            }
        }

        @Test
        void is_noticed_wherever_it_was_cut_off() throws Exception {
            byte[] whole = someOffsets();
            for (int length = 1; length < whole.length; length++) {
                Files.write(file(), Arrays.copyOf(whole, length));
                assertThatThrownBy(FileOffsetStoreTest.this::open)
                        .as("the first %d bytes", length)
                        .isInstanceOf(KafkaException.class);
            }
        }

        /** Bytes of keys and values carry no checksum, in stock's format; all others matter. */
        @Test
        void never_does_worse_than_being_refused_or_read_differently() throws Exception {
            byte[] whole = someOffsets();
            Random random = new Random(7);
            int refused = 0;
            for (int i = 0; i < 500; i++) {
                byte[] damaged = whole.clone();
                for (int n = 0; n <= i % 3; n++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Files.write(file(), damaged);
                try {
                    new OffsetFile(file()).read();
                } catch (KafkaException e) {
                    refused++;
                }
                assertThat(file()).hasBinaryContent(damaged);
            }
            assertThat(refused).isGreaterThan(150);
        }

        private byte[] someOffsets() throws Exception {
            try (OffsetStore store = open()) {
                for (int i = 0; i < 5; i++) {
                    write(store, Map.of(bytes("[\"c\"," + i + "]"), bytes("{\"n\":" + i + "}")));
                }
            }
            return Files.readAllBytes(file());
        }
    }

    @Nested
    class AWriteThatFails {
        @Test
        void leaves_the_old_offsets_and_says_so() throws Exception {
            try (OffsetStore store = open()) {
                write(store, Map.of(KEY, VALUE));
                Path inTheWay = directory.resolve("offsets.new/in-the-way");
                Files.createDirectories(inTheWay);
                assertThat(attempt(store, Map.of(KEY, bytes("{}"))))
                        .get()
                        .asString()
                        .contains("source offsets can't be written to '" + file());
                assertThat(store.readAll()).isEqualTo(Map.of(KEY, VALUE));
                Files.delete(inTheWay);
                write(store, Map.of(KEY, bytes("{\"position\":13}")));
            }
            try (OffsetStore store = open()) {
                assertThat(store.readAll()).isEqualTo(Map.of(KEY, bytes("{\"position\":13}")));
            }
        }

        @Test
        void is_what_comes_after_closing() throws Exception {
            OffsetStore store = open();
            store.close();
            store.close();
            assertThat(attempt(store, Map.of(KEY, VALUE))).isPresent();
        }
    }

    @Nested
    class AWorkerThatIsKilled {
        private static final int ROUNDS = 6;

        @Test
        void leaves_what_it_was_told_is_written_or_something_newer() throws Exception {
            Random random = new Random(11);
            for (int round = 0; round < ROUNDS; round++) {
                try (Victim victim = Victim.start(Counting.class, file().toString())) {
                    long confirmed = victim.lastNumberAfterLines(1 + random.nextInt(60));
                    victim.kill();
                    confirmed = Math.max(confirmed, victim.lastNumber());
                    try (OffsetStore store = open()) {
                        Map<ByteBuffer, ByteBuffer> all = store.readAll();
                        assertThat(all).hasSize(2);
                        assertThat(number(all.get(bytes("left"))))
                                .isGreaterThanOrEqualTo(confirmed);
                        assertThat(all.get(bytes("right"))).isEqualTo(all.get(bytes("left")));
                    }
                }
            }
        }

        private long number(ByteBuffer value) {
            return Long.parseLong(OffsetCodecTest.text(value));
        }
    }

    /** Counts in two keys at once and prints what is confirmed; runs until it is killed. */
    static final class Counting {
        public static void main(String[] args) throws Exception {
            OffsetStore store = FileOffsetStore.open(Path.of(args[0]), Thread::new);
            ByteBuffer last = store.readAll().get(bytes("left"));
            long number = last == null ? 0 : Long.parseLong(OffsetCodecTest.text(last));
            while (true) {
                number++;
                ByteBuffer value = bytes(String.valueOf(number));
                write(store, Map.of(bytes("left"), value, bytes("right"), value));
                System.out.println(number);
                System.out.flush();
            }
        }
    }

    /** The rule by which stock's worker reads the file. */
    private static final class StocksInputStream extends ObjectInputStream {
        StocksInputStream(java.io.InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(java.io.ObjectStreamClass description)
                throws IOException, ClassNotFoundException {
            assertThat(description.getName()).isIn("java.util.HashMap", "[B");
            return super.resolveClass(description);
        }
    }

    private record Trap() implements Serializable {}

    private OffsetStore open() {
        return FileOffsetStore.open(file(), Thread::new);
    }

    private Path file() {
        return directory.resolve("offsets");
    }

    private void serialise(Object object) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file()))) {
            out.writeObject(object);
        }
    }

    private static byte[] array(ByteBuffer buffer) {
        return Arrays.copyOf(buffer.array(), buffer.remaining());
    }
}
