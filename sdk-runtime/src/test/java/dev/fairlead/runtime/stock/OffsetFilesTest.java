package dev.fairlead.runtime.stock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.offsets.FileOffsetStore;
import dev.fairlead.runtime.offsets.OffsetStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One file, now in the hands of Apache's {@code FileOffsetBackingStore}, now in ours. */
@Timeout(60)
class OffsetFilesTest {
    private static final ByteBuffer KEY = bytes("[\"c\",{\"file\":\"a\"}]");
    private static final ByteBuffer OTHER = bytes("[\"c\",{\"file\":\"b\"}]");
    private static final ByteBuffer VALUE = bytes("{\"position\":12}");
    private static final ByteBuffer LATER = bytes("{\"position\":13}");

    private final StockRuntime stock = StockRuntime.open();
    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("connect.offsets");
    }

    @AfterEach
    void close() throws Exception {
        stock.close();
    }

    @Nested
    class AFileOfStocks {
        @Test
        void has_the_same_offsets_here() throws Exception {
            stockWrites(offsets(KEY, VALUE, OTHER, VALUE));
            stockWrites(offsets(KEY, LATER, OTHER, null));

            assertThat(oursReads()).isEqualTo(Map.of(KEY, LATER));
        }
    }

    @Nested
    class AFileOfOurs {
        @Test
        void has_the_same_offsets_there() throws Exception {
            oursWrites(offsets(KEY, VALUE, OTHER, VALUE));
            oursWrites(offsets(OTHER, null));

            assertThat(stockReads(KEY, OTHER)).isEqualTo(offsets(KEY, VALUE, OTHER, null));
        }
    }

    @Nested
    class AFileThatGoesToAndFro {
        @Test
        void has_what_each_wrote_last() throws Exception {
            stockWrites(offsets(KEY, VALUE));
            oursWrites(offsets(OTHER, VALUE));
            stockWrites(offsets(KEY, LATER));

            assertThat(oursReads()).isEqualTo(Map.of(KEY, LATER, OTHER, VALUE));
            assertThat(stockReads(KEY, OTHER)).isEqualTo(offsets(KEY, LATER, OTHER, VALUE));
        }
    }

    private void stockWrites(Map<ByteBuffer, @Nullable ByteBuffer> changes) throws Exception {
        Object store = stocksStore();
        Class<?> callback = stock.type("org.apache.kafka.connect.util.Callback");
        ((Future<?>)
                        store.getClass()
                                .getMethod("set", Map.class, callback)
                                .invoke(store, changes, null))
                .get(20, TimeUnit.SECONDS);
        store.getClass().getMethod("stop").invoke(store);
    }

    private Object stockReads(ByteBuffer... keys) throws Exception {
        Object store = stocksStore();
        Object found =
                ((Future<?>)
                                store.getClass()
                                        .getMethod("get", Collection.class)
                                        .invoke(store, java.util.List.of(keys)))
                        .get(20, TimeUnit.SECONDS);
        store.getClass().getMethod("stop").invoke(store);
        return found;
    }

    private Object stocksStore() throws Exception {
        JsonConverter keys = new JsonConverter();
        keys.configure(Map.of("schemas.enable", "false"), true);
        Object store =
                stock.type("org.apache.kafka.connect.storage.FileOffsetBackingStore")
                        .getConstructor(Converter.class)
                        .newInstance(keys);
        Object config =
                stock.type("org.apache.kafka.connect.runtime.standalone.StandaloneConfig")
                        .getConstructor(Map.class)
                        .newInstance(
                                Map.of(
                                        "bootstrap.servers", "localhost:9092",
                                        "key.converter", JsonConverter.class.getName(),
                                        "value.converter", JsonConverter.class.getName(),
                                        "offset.storage.file.filename", file.toString()));
        Class<?> general = stock.type("org.apache.kafka.connect.runtime.WorkerConfig");
        store.getClass().getMethod("configure", general).invoke(store, config);
        store.getClass().getMethod("start").invoke(store);
        return store;
    }

    private void oursWrites(Map<ByteBuffer, @Nullable ByteBuffer> changes) throws Exception {
        CompletableFuture<Void> written = new CompletableFuture<>();
        OffsetStore.WriteListener listener =
                failure -> {
                    if (failure == null) {
                        written.complete(null);
                    } else {
                        written.completeExceptionally(failure);
                    }
                };
        try (OffsetStore store = FileOffsetStore.open(file, Thread::new)) {
            store.write(changes, listener);
            written.get(20, TimeUnit.SECONDS);
        }
    }

    private Map<ByteBuffer, ByteBuffer> oursReads() {
        try (OffsetStore store = FileOffsetStore.open(file, Thread::new)) {
            return store.readAll();
        }
    }

    private static Map<ByteBuffer, @Nullable ByteBuffer> offsets(
            @Nullable ByteBuffer... keysAndValues) {
        Map<ByteBuffer, @Nullable ByteBuffer> offsets = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            offsets.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return offsets;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
