package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.testkit.history.Content;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Recognises records: which item of the world each tells of, and what its partition and offset
 * looked like when {@code poll} returned it.
 */
final class SourceJournal {
    private final String connector;
    private final SourceWorld world;
    private final OffsetCodec codec;
    private final OffsetTexts texts;
    private final History.Recorder recorder;
    private History.@Nullable Recorder aside;
    private final Map<String, Item> items = new HashMap<>();
    private final IdentityHashMap<SourceRecord, Emission> emissions = new IdentityHashMap<>();
    private final Contents contents;
    private final List<Watched> watched = new ArrayList<>();
    private final Set<Emission> settled = new HashSet<>();
    private int emissionCount;
    private final Set<Item> logged = new HashSet<>();
    private final Set<Item> emitted = new HashSet<>();
    private Set<Item> emittedBefore = Set.of();

    /** A record that poll returned, and what it was then. */
    private record Watched(SourceRecord record, Emission emission, Imprint imprint) {}

    SourceJournal(
            String connector,
            SourceWorld world,
            OffsetCodec codec,
            OffsetTexts texts,
            Contents contents,
            History.Recorder recorder) {
        this.connector = connector;
        this.world = world;
        this.codec = codec;
        this.texts = texts;
        this.contents = contents;
        this.recorder = recorder;
    }

    History.Recorder recorder() {
        return aside == null ? recorder : aside;
    }

    /** What follows isn't done by the incarnation at hand, and is written down apart. */
    void beginAside() {
        aside = new History.Recorder();
        emittedBefore = Set.copyOf(emitted);
    }

    /** What follows is done by the incarnation at hand again. */
    History endAside() {
        History.Recorder written = recorder();
        aside = null;
        emitted.clear();
        emitted.addAll(emittedBefore);
        return written.history();
    }

    /** An item came into the world. */
    void added(Item item) {
        items.put(item.text(), item);
    }

    /** A new incarnation has emitted nothing yet. */
    void incarnated() {
        emitted.clear();
        watched.clear();
        settled.clear();
    }

    /** The item with this text, when there is one. */
    Optional<Item> itemOf(String text) {
        return Optional.ofNullable(items.get(text));
    }

    /** Notes what a record is at this moment. */
    Emission emitted(SourceRecord record) {
        Optional<Item> item = Optional.empty();
        String seen = "";
        for (String text : world.textsIn(record)) {
            seen = seen.isEmpty() ? text : seen;
            Item candidate = items.get(text);
            if (candidate != null) {
                item = Optional.of(candidate);
                break;
            }
        }
        item.ifPresent(emitted::add);
        Emission emission = describe(record, item, seen);
        emissions.put(record, emission);
        if (aside == null) {
            watched.add(new Watched(record, emission, Imprint.of(record)));
        }
        return emission;
    }

    /** Notes which records of this incarnation are no longer what poll returned. */
    void lookAgain() {
        for (Iterator<Watched> each = watched.iterator(); each.hasNext(); ) {
            Watched one = each.next();
            Optional<String> changed =
                    one.imprint().changedIn(one.record(), settled.contains(one.emission()));
            if (changed.isPresent()) {
                recorder.note(new SourceHappening.Altered(one.emission(), changed.get()));
                each.remove();
            }
        }
    }

    private Emission describe(SourceRecord record, Optional<Item> item, String seen) {
        int number = emissionCount++;
        boolean beside = item.isEmpty() && world.isBeside(record);
        Content content = contents.of(record);
        try {
            String partition = texts.partition(codec.key(connector, record.sourcePartition()));
            String offset = texts.offset(codec.value(connector, record.sourceOffset()));
            return new Emission(
                    number, item, beside, seen, partition, offset, Optional.empty(), content);
        } catch (DataException | ClassCastException e) {
            return new Emission(
                    number,
                    item,
                    beside,
                    seen,
                    String.valueOf(record.sourcePartition()),
                    String.valueOf(record.sourceOffset()),
                    Optional.of(String.valueOf(e.getMessage())),
                    content);
        }
    }

    /** What {@link #emitted} noted of a record. */
    Emission emissionOf(SourceRecord record) {
        Emission emission = emissions.get(record);
        if (emission == null) {
            throw new IllegalStateException("the task never polled " + record);
        }
        return emission;
    }

    /** How many records were emitted so far. */
    int emissions() {
        return emissionCount;
    }

    /** The log has the record, or it was left out on purpose. */
    void settled(Emission emission) {
        emission.item().ifPresent(logged::add);
        settled.add(emission);
    }

    /** How many items there are. */
    int items() {
        return items.size();
    }

    /** How many items the log has. */
    int itemsLogged() {
        return logged.size();
    }

    /** Whether the log has every item of the world. */
    boolean isEverythingLogged() {
        return logged.size() == items.size();
    }

    /** Whether this incarnation has no item left to emit, as far as anyone knows. */
    boolean isNothingLeft() {
        for (Item item : items.values()) {
            if (!logged.contains(item) && !emitted.contains(item)) {
                return false;
            }
        }
        return true;
    }
}
