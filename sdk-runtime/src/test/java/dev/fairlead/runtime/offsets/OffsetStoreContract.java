package dev.fairlead.runtime.offsets;

import static dev.fairlead.runtime.offsets.OffsetCodecTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of source offsets promises. */
public abstract class OffsetStoreContract {
    private static final ByteBuffer A = bytes("[\"c\",{\"file\":\"a\"}]");
    private static final ByteBuffer B = bytes("[\"c\",{\"file\":\"b\"}]");

    protected abstract OffsetStore open() throws Exception;

    @Test
    public void gives_back_what_was_written() throws Exception {
        try (OffsetStore store = open()) {
            write(store, Map.of(A, bytes("{\"n\":1}"), B, bytes("{\"n\":2}")));
            assertThat(store.read(List.of(A))).isEqualTo(Map.of(A, bytes("{\"n\":1}")));
            assertThat(store.readAll())
                    .isEqualTo(Map.of(A, bytes("{\"n\":1}"), B, bytes("{\"n\":2}")));
        }
    }

    @Test
    public void has_nothing_for_a_key_that_was_never_written() throws Exception {
        try (OffsetStore store = open()) {
            assertThat(store.read(List.of(A))).isEmpty();
        }
    }

    @Test
    public void removes_a_key_whose_value_is_null() throws Exception {
        try (OffsetStore store = open()) {
            write(store, Map.of(A, bytes("{}"), B, bytes("{}")));
            Map<ByteBuffer, ByteBuffer> removal = new HashMap<>();
            removal.put(A, null);
            write(store, removal);
            assertThat(store.readAll()).containsOnlyKeys(B);
        }
    }

    @Test
    public void writes_in_the_order_of_the_calls_and_answers_each_once() throws Exception {
        try (OffsetStore store = open()) {
            List<Integer> answered = new ArrayList<>();
            CompletableFuture<Void> last = new CompletableFuture<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                store.write(
                        Map.of(A, bytes("{\"n\":" + i + "}")),
                        failure -> {
                            answered.add(number);
                            if (number == 99) {
                                last.complete(null);
                            }
                        });
            }
            last.get(30, TimeUnit.SECONDS);
            assertThat(answered).hasSize(100).isSorted();
            assertThat(store.readAll()).isEqualTo(Map.of(A, bytes("{\"n\":99}")));
        }
    }

    @Test
    public void keeps_bytes_of_its_own() throws Exception {
        try (OffsetStore store = open()) {
            byte[] value = {'{', '}'};
            ByteBuffer slice = ByteBuffer.wrap(new byte[] {0, '{', '}', 0}, 1, 2).slice();
            write(store, Map.of(A, ByteBuffer.wrap(value), B, slice));
            value[0] = 'X';
            store.read(List.of(B)).get(B).put(0, (byte) 'X');
            assertThat(store.readAll()).isEqualTo(Map.of(A, bytes("{}"), B, bytes("{}")));
        }
    }

    /** Writes and waits; fails if the store does. */
    static void write(OffsetStore store, Map<ByteBuffer, ByteBuffer> entries) throws Exception {
        Optional<Throwable> failure = attempt(store, entries);
        assertThat(failure).isEmpty();
    }

    static Optional<Throwable> attempt(OffsetStore store, Map<ByteBuffer, ByteBuffer> entries)
            throws Exception {
        CompletableFuture<Optional<Throwable>> outcome = new CompletableFuture<>();
        store.write(entries, failure -> outcome.complete(Optional.ofNullable(failure)));
        return outcome.get(30, TimeUnit.SECONDS);
    }
}
