package dev.fairlead.samples.benchmark;

import dev.fairlead.samples.benchmark.plugin.Discarder;
import dev.fairlead.samples.benchmark.plugin.Generator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Records of one kind on their way, one way. */
enum Flow {
    SOURCE_STRINGS(true, Kind.STRINGS, 0.9),
    SINK_STRINGS(false, Kind.STRINGS, 0.9),
    SOURCE_JSON_SCHEMAS(true, Kind.JSON_SCHEMAS, 0.6),
    SINK_JSON_SCHEMAS(false, Kind.JSON_SCHEMAS, 0.6),
    SOURCE_JSON(true, Kind.JSON, 0.6),
    SINK_JSON(false, Kind.JSON, 0.6);

    /** What the records are. */
    enum Kind {
        STRINGS("text", 3_000_000, "org.apache.kafka.connect.storage.StringConverter", ""),
        JSON_SCHEMAS("record", 1_500_000, "org.apache.kafka.connect.json.JsonConverter", "true"),
        JSON("record", 1_500_000, "org.apache.kafka.connect.json.JsonConverter", "false");

        private final String shape;
        private final long records;
        private final String converter;
        private final String schemas;

        Kind(String shape, long records, String converter, String schemas) {
            this.shape = shape;
            this.records = records;
            this.converter = converter;
            this.schemas = schemas;
        }

        long records(double scale) {
            return (long) (records * scale);
        }

        String topic() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final boolean isSource;
    private final Kind kind;
    private final double goal;

    Flow(boolean isSource, Kind kind, double goal) {
        this.isSource = isSource;
        this.kind = kind;
        this.goal = goal;
    }

    boolean isSource() {
        return isSource;
    }

    Kind kind() {
        return kind;
    }

    /** What ours may take of what stock takes. */
    double goal() {
        return goal;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Map<String, String> connector(String name, String topic, long records, String gauge) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("name", name);
        settings.put("tasks.max", "1");
        settings.put("records", String.valueOf(records));
        settings.put("gauge", gauge);
        settings.put(isSource ? "topic" : "topics", topic);
        settings.put(
                "connector.class",
                isSource ? Generator.class.getName() : Discarder.class.getName());
        if (isSource) {
            settings.put("shape", kind.shape);
        }
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", kind.converter);
        if (!kind.schemas.isEmpty()) {
            settings.put("value.converter.schemas.enable", kind.schemas);
        }
        return settings;
    }
}
