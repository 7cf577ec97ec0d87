package dev.fairlead.testkit.sdk;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.source.TypedSourceTask;
import dev.fairlead.testkit.world.MemoryWorld;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** Reads a world in memory by a typed source task; {@link Style} says how. */
public final class TypedMemorySource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    enum Style {
        /** Reads what is there, and lets go of it when the log has it. */
        READS,
        /** The same, but gives offsets that are one too far. */
        IS_ONE_AHEAD,
        /** The same, but gives offsets that are before the record. */
        IS_ONE_BEHIND,
        /** The same, but moves on at one place before it reads the next, which may fail. */
        MOVES_ON_BEFORE_IT_FAILS,
        /** The same, but takes a failure for nothing to read. */
        SWALLOWS,
        /** The same, but lets go of what it has only read. */
        LETS_GO_EARLY,
        /** A unit of the world is a transaction. */
        UNITS,
        /** The same, but a transaction ends one text too early. */
        UNITS_CUT_SHORT
    }

    record Config(
            @Setting("The world") String world,
            @Setting("The topic") String topic,
            @Setting("How to read") @Default("READS") Style style) {}

    record Place(int number) {}

    record Seen(int texts) {}

    @Override
    public void start(Map<String, String> configured) {
        settings = Map.copyOf(configured);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Reading.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return Settings.of(Config.class).definition();
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> configured) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
            Map<String, String> configured) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }

    /** The only task. */
    public static final class Reading extends TypedSourceTask<Config, Place, Seen, String, String> {
        private static final int AT_ONCE = 3;

        private final Map<Place, Integer> next = new HashMap<>();
        private Config config = new Config("", "", Style.READS);
        private MemoryWorld world;

        @Override
        protected void begin(Config configured) {
            config = configured;
            world = MemoryWorld.find(config.world());
            List<Place> places = new ArrayList<>();
            for (int number = 0; number < world.places(); number++) {
                places.add(new Place(number));
                next.put(new Place(number), 0);
            }
            offsets(places).forEach((place, seen) -> next.put(place, seen.texts()));
        }

        @Override
        protected List<Emitted<Place, Seen, String, String>> read() {
            Map<Place, Integer> reached =
                    config.style() == Style.MOVES_ON_BEFORE_IT_FAILS ? next : new HashMap<>(next);
            List<Emitted<Place, Seen, String, String>> all = new ArrayList<>();
            try {
                for (int number = 0; number < world.places(); number++) {
                    Place place = new Place(number);
                    all.addAll(read(place, reached));
                    if (isInUnit(place, reached)) {
                        break; // no other place's texts belong to the transaction
                    }
                }
            } catch (UncheckedIOException failed) {
                if (config.style() == Style.SWALLOWS) {
                    return List.of();
                }
                throw new RetriableException(failed);
            }
            next.putAll(reached);
            return all;
        }

        private boolean inUnits() {
            return config.style() == Style.UNITS || config.style() == Style.UNITS_CUT_SHORT;
        }

        private boolean isInUnit(Place place, Map<Place, Integer> reached) {
            int here = reached.getOrDefault(place, 0);
            return inUnits() && here > 0 && !world.isUnitEnd(place.number(), here);
        }

        private List<Emitted<Place, Seen, String, String>> read(
                Place place, Map<Place, Integer> reached) {
            List<Emitted<Place, Seen, String, String>> emitted = new ArrayList<>();
            int from = reached.getOrDefault(place, 0);
            List<String> texts = world.read(place.number(), from, AT_ONCE);
            for (String text : texts) {
                int here = from + emitted.size() + 1;
                emitted.add(emitted(place, here, text));
                if (inUnits() && world.isUnitEnd(place.number(), here)) {
                    break;
                }
            }
            reached.put(place, from + emitted.size());
            return emitted;
        }

        private Emitted<Place, Seen, String, String> emitted(Place place, int here, String text) {
            int told =
                    switch (config.style()) {
                        case IS_ONE_AHEAD -> here + 1;
                        case IS_ONE_BEHIND -> here - 1;
                        default -> here;
                    };
            if (config.style() == Style.LETS_GO_EARLY) {
                world.release(text);
            }
            Emitted<Place, Seen, String, String> one =
                    new Emitted<>(
                            place,
                            new Seen(told),
                            TypedSourceRecord.of("place " + place.number(), text)
                                    .withTopic(config.topic()));
            boolean ends =
                    world.isUnitEnd(place.number(), here)
                            || (config.style() == Style.UNITS_CUT_SHORT
                                    && world.isUnitEnd(place.number(), here + 1));
            return inUnits() && ends ? one.endingTransaction() : one;
        }

        @Override
        protected void acknowledged(
                Emitted<Place, Seen, String, String> emitted, Optional<RecordMetadata> metadata) {
            if (config.style() != Style.LETS_GO_EARLY) {
                emitted.record().value().ifPresent(world::release);
            }
        }
    }
}
