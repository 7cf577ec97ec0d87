package dev.fairlead.samples.generator.raw;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes the records of one stream that are due. */
final class RawStream {
    private final RawGeneratorSettings settings;
    private final Map<String, Object> partition;
    private final long seed;
    private final long start;
    private final List<RawKind> kinds = new ArrayList<>();
    private final Schema schema;
    private final @Nullable Field key;
    private final Clock clock;
    private Instant last;
    private Duration elapsed = Duration.ZERO;
    private long next;

    RawStream(
            RawGeneratorSettings settings,
            Map<String, Object> partition,
            int number,
            long start,
            Clock clock) {
        this.settings = settings;
        this.partition = partition;
        this.seed = mixed(settings.seed()) ^ mixed(number + 1L);
        this.start = start;
        this.next = start;
        SchemaBuilder fields = SchemaBuilder.struct().name(settings.schema());
        settings.fields()
                .forEach(
                        (name, text) -> {
                            RawKind kind = RawKind.of(text).orElseThrow();
                            kinds.add(kind);
                            fields.field(name, kind.schema());
                        });
        this.schema = fields.build();
        this.key = settings.keyField().map(schema::field).orElse(null);
        this.clock = clock;
        this.last = clock.instant();
    }

    void make(int max, List<SourceRecord> batch) {
        long until = Math.min(settings.end(), start + due());
        for (int i = 0; i < max && next < until; i++) {
            Struct value = row(next);
            next++;
            batch.add(
                    new SourceRecord(
                            partition,
                            Map.of(RawGenerator.OFFSET, next),
                            settings.topic(),
                            null,
                            key == null ? null : key.schema(),
                            key == null ? null : value.get(key),
                            schema,
                            value));
        }
    }

    /** A share of the time that went by; while the clock is set back, none does. */
    private long due() {
        Instant now = clock.instant();
        if (now.isAfter(last)) {
            elapsed = elapsed.plus(Duration.between(last, now));
        }
        last = now;
        return (long) (elapsed.toNanos() / 1e9 * settings.rate());
    }

    /** Depends on nothing that was made before. */
    private Struct row(long number) {
        SplittableRandom random = new SplittableRandom(seed ^ mixed(number));
        Struct row = new Struct(schema);
        for (int i = 0; i < kinds.size(); i++) {
            row.put(schema.fields().get(i), kinds.get(i).making().value(number, random));
        }
        return row;
    }

    private static long mixed(long number) {
        return new SplittableRandom(number).nextLong();
    }
}
