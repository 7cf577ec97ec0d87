package dev.fairlead.samples.compared;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.LineFiles;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** A file of lines, and records that the scripted sink may report. */
record PickyLines(LineFiles lines) implements SinkWorld {
    PickyLines() {
        this(LineFiles.file("file").get());
    }

    @Override
    public Map<String, String> settings() {
        return lines.settings();
    }

    @Override
    public Collection<String> stored() {
        return lines.stored();
    }

    @Override
    public Collection<List<String>> sequences() {
        return lines.sequences();
    }

    @Override
    public Optional<SchemaAndValue> poison(Item item) {
        return Optional.of(new SchemaAndValue(Schema.STRING_SCHEMA, item.text()));
    }

    @Override
    public void close() {
        lines.close();
    }
}
