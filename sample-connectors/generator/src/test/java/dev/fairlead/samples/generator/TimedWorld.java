package dev.fairlead.samples.generator;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What only time adds to. Nobody can put a record into a stream of the generator; so an item that
 * is added means the next record that nobody has seen yet. Records that no item means come, too.
 *
 * <p>The kit's clock goes on by a microsecond when it is asked, so at a million records per second
 * there is a record for each time that the generator asks.
 */
public final class TimedWorld implements SourceWorld {
    private static final int STREAMS = 2;

    /** For each stream, by the numbers of its records. */
    private final List<List<Optional<String>>> texts =
            List.of(new ArrayList<>(), new ArrayList<>());

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "topic", "made",
                "fields.id", "number",
                "rate", "1000000",
                "streams", Integer.toString(STREAMS));
    }

    @Override
    public synchronized void add(Item item) {
        texts.get(item.place()).add(Optional.of(item.text()));
    }

    @Override
    public int places() {
        return STREAMS;
    }

    @Override
    public synchronized Collection<String> textsIn(SourceRecord record) {
        int stream = ((Number) record.sourcePartition().get("number")).intValue();
        int number = ((Struct) record.value()).getInt64("id").intValue();
        List<Optional<String>> known = texts.get(stream);
        while (known.size() <= number) {
            known.add(Optional.empty());
        }
        return known.get(number).stream().toList();
    }

    @Override
    public boolean isBeside(SourceRecord record) {
        return textsIn(record).isEmpty();
    }
}
