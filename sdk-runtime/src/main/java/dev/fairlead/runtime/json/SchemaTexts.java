package dev.fairlead.runtime.json;

import java.util.function.Function;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.cache.SynchronizedCache;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** What was made of schemas in order to write their values. Thread-safe. */
final class SchemaTexts {
    private static final byte[] SCHEMA = JsonOutput.ascii("{\"schema\":");
    private static final byte[] PAYLOAD = JsonOutput.ascii(",\"payload\":");

    private final ValueWriters writers;
    private final Function<Schema, byte[]> text;
    private final SynchronizedCache<Schema, Form> forms;
    private volatile @Nullable Form recent;

    /**
     * How values of a schema are written.
     *
     * @param opening all of an envelope that comes before the payload; empty without envelopes
     */
    record Form(Schema schema, byte[] opening, ValueWriter payload) {}

    /**
     * @param text the JSON of a schema, or nothing without envelopes
     */
    SchemaTexts(int size, ValueWriters writers, Function<Schema, byte[]> text) {
        this.writers = writers;
        this.text = text;
        this.forms = new SynchronizedCache<>(new LRUCache<>(size));
    }

    /** How values of this schema are written; only schemas that can't change any more have that. */
    Form of(Schema schema) {
        Form last = recent;
        if (last != null && last.schema() == schema) {
            return last;
        }
        if (schema.getClass() != ConnectSchema.class) {
            throw UnusualException.unusual();
        }
        Form form = forms.get(schema);
        if (form == null) {
            form = make(schema);
            forms.put(schema, form);
        }
        Form mine = new Form(schema, form.opening(), form.payload());
        recent = mine;
        return mine;
    }

    private Form make(Schema schema) {
        byte[] json = text.apply(schema);
        JsonOutput opening = new JsonOutput();
        if (json.length > 0) {
            opening.raw(SCHEMA);
            opening.raw(json);
            opening.raw(PAYLOAD);
        }
        return new Form(schema, opening.toBytes(), writers.of(schema));
    }
}
