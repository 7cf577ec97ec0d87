package dev.fairlead.runtime.json;

import java.util.Arrays;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.cache.SynchronizedCache;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads envelopes. Their schemas are compared as bytes with those that were understood before:
 * first, without looking for their end, with the latest. Thread-safe.
 */
final class Envelopes {
    private static final int RECENT = 4;
    private static final byte[] SCHEMA = JsonOutput.ascii("{\"schema\":");
    private static final byte[] PAYLOAD = JsonOutput.ascii("\"payload\":");

    private final ValueReaders readers;
    private final SchemaParser parser;
    private final Names names;
    private final SynchronizedCache<Text, Known> known;
    private volatile Known[] recent = {};

    /**
     * @param opening all of an envelope that comes before the payload
     */
    private record Known(byte[] opening, @Nullable Schema schema, ValueReader payload) {}

    /** The bytes of a schema, compared by content. */
    private record Text(byte[] bytes, int hash) {
        Text(byte[] bytes) {
            this(bytes, Arrays.hashCode(bytes));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && Arrays.equals(bytes, text.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Understands the JSON text of a schema. */
    @FunctionalInterface
    interface SchemaParser {
        /** The schema, or null if the text is JSON's null. */
        @Nullable Schema parse(byte[] text);
    }

    Envelopes(int size, ValueReaders readers, SchemaParser parser, Names names) {
        this.names = names;
        this.readers = readers;
        this.parser = parser;
        this.known = new SynchronizedCache<>(new LRUCache<>(size));
    }

    SchemaAndValue read(byte[] text) {
        JsonInput input = new JsonInput(text, names);
        Known opened = open(input, text);
        // The envelope is an object around what comes now.
        input.enter();
        Object value = opened.payload().read(input);
        ValueReaders.close(input, '}');
        return new SchemaAndValue(opened.schema(), value);
    }

    private Known open(JsonInput input, byte[] text) {
        Known[] candidates = recent;
        for (int i = 0; i < candidates.length; i++) {
            if (input.takes(candidates[i].opening())) {
                return i == 0 ? candidates[i] : asLatest(candidates[i]);
            }
        }
        return asLatest(lookUp(input, text));
    }

    private Known asLatest(Known latest) {
        Known[] before = recent;
        Known[] after = new Known[Math.min(RECENT, before.length + 1)];
        int n = 0;
        after[n++] = latest;
        for (Known other : before) {
            if (n < after.length && other.opening() != latest.opening()) {
                after[n++] = other;
            }
        }
        recent = n == after.length ? after : Arrays.copyOf(after, n);
        return latest;
    }

    private Known lookUp(JsonInput input, byte[] text) {
        if (!input.takes(SCHEMA)) {
            throw UnusualException.unusual();
        }
        int from = input.position();
        input.enter();
        ValueReaders.any(input);
        int to = input.position();
        input.leave();
        if (!input.takes(',') || !input.takes(PAYLOAD)) {
            throw UnusualException.unusual();
        }
        Text schema = new Text(Arrays.copyOfRange(text, from, to));
        Known envelope = known.get(schema);
        if (envelope == null) {
            Schema parsed = parser.parse(schema.bytes());
            byte[] opening = Arrays.copyOf(text, input.position());
            envelope = new Known(opening, parsed, readers.of(parsed));
            known.put(schema, envelope);
        }
        return envelope;
    }
}
