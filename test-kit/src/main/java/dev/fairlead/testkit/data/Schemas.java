package dev.fairlead.testkit.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Draws schemas of every type that Connect has. */
final class Schemas {
    /** Few names, so that settings that name a field hit one. */
    static final List<String> NAMES =
            List.of("id", "name", "amount", "at", "flag", "note", "inner", "tags", "city");

    private static final List<String> ODD_NAMES =
            List.of("a.b", "ID", "with space", "na\u00efve", "$f", "_", "1st", "\"q\"");

    private static final List<Schema.Type> PRIMITIVES =
            List.of(
                    Schema.Type.INT8,
                    Schema.Type.INT16,
                    Schema.Type.INT32,
                    Schema.Type.INT64,
                    Schema.Type.FLOAT32,
                    Schema.Type.FLOAT64,
                    Schema.Type.BOOLEAN,
                    Schema.Type.STRING,
                    Schema.Type.STRING,
                    Schema.Type.BYTES);

    private static final List<Schema.Type> PLAIN =
            List.of(
                    Schema.Type.INT32,
                    Schema.Type.INT64,
                    Schema.Type.FLOAT64,
                    Schema.Type.BOOLEAN,
                    Schema.Type.STRING);

    private Schemas() {}

    static Schema any(Dice dice) {
        return any(3, dice);
    }

    /** A record's usual schema. */
    static Schema struct(Dice dice) {
        SchemaBuilder struct = struct(2, dice);
        if (dice.onceIn(3)) {
            struct.optional();
        }
        return struct.build();
    }

    /** A struct of what every format has: text, booleans and numbers, nothing optional. */
    static Schema plainStruct(Dice dice) {
        SchemaBuilder struct = SchemaBuilder.struct().name("plain");
        for (String name : names(1 + dice.below(4), dice, NAMES)) {
            struct.field(name, SchemaBuilder.type(dice.pick(PLAIN)).build());
        }
        return struct.build();
    }

    private static Schema any(int depth, Dice dice) {
        if (depth == 0 || dice.below(10) < 5) {
            return leaf(dice);
        }
        int kind = dice.below(8);
        SchemaBuilder builder;
        if (kind == 0) {
            builder = SchemaBuilder.array(any(depth - 1, dice));
        } else if (kind == 1) {
            builder = SchemaBuilder.map(keyOfMap(dice), any(depth - 1, dice));
        } else {
            builder = struct(depth, dice);
        }
        return described(builder, dice).build();
    }

    private static Schema keyOfMap(Dice dice) {
        return dice.onceIn(2)
                ? Schema.STRING_SCHEMA
                : SchemaBuilder.type(
                                dice.pick(
                                        List.of(
                                                Schema.Type.INT32,
                                                Schema.Type.INT64,
                                                Schema.Type.BOOLEAN)))
                        .build();
    }

    private static SchemaBuilder struct(int depth, Dice dice) {
        SchemaBuilder struct =
                SchemaBuilder.struct().name(dice.onceIn(3) ? "com.example.Row" : "Row");
        if (dice.onceIn(4)) {
            struct.version(1 + dice.below(3));
        }
        List<String> from = new ArrayList<>(NAMES);
        if (dice.onceIn(4)) {
            from.addAll(ODD_NAMES);
        }
        for (String name : names(dice.onceIn(12) ? 0 : 1 + dice.below(5), dice, from)) {
            struct.field(name, any(depth - 1, dice));
        }
        return struct;
    }

    private static Set<String> names(int count, Dice dice, List<String> from) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            names.add(dice.pick(from));
        }
        return names;
    }

    private static Schema leaf(Dice dice) {
        if (dice.onceIn(4)) {
            return logical(dice);
        }
        Schema.Type type = dice.pick(PRIMITIVES);
        SchemaBuilder builder = described(SchemaBuilder.type(type), dice);
        if (type != Schema.Type.BYTES && dice.onceIn(5)) {
            builder.defaultValue(Values.of(builder, dice));
        }
        return builder.build();
    }

    private static Schema logical(Dice dice) {
        SchemaBuilder builder =
                switch (dice.below(4)) {
                    case 0 -> Date.builder();
                    case 1 -> Time.builder();
                    case 2 -> Timestamp.builder();
                    default -> Decimal.builder(dice.below(6));
                };
        if (dice.onceIn(3)) {
            builder.optional();
        }
        return builder.build();
    }

    private static SchemaBuilder described(SchemaBuilder builder, Dice dice) {
        if (dice.onceIn(3)) {
            builder.optional();
        }
        if (dice.onceIn(8)) {
            builder.doc("what it means: \u00e9");
        }
        if (dice.onceIn(8)) {
            builder.parameter("length", "17");
        }
        if (builder.name() == null && dice.onceIn(8)) {
            builder.name("com.example.Own").version(2);
        }
        return builder;
    }

    /** A compatible later version: another optional field, one with a default, a field less. */
    static Schema later(Schema struct, Dice dice) {
        SchemaBuilder next = SchemaBuilder.struct().name(struct.name());
        next.version(struct.version() == null ? 2 : struct.version() + 1);
        if (struct.isOptional()) {
            next.optional();
        }
        List<Field> fields = struct.fields();
        int left = dice.onceIn(3) ? dice.below(fields.size() + 1) : -1;
        for (Field field : fields) {
            if (field.index() != left) {
                next.field(field.name(), field.schema());
            }
        }
        next.field("added", Schema.OPTIONAL_STRING_SCHEMA);
        next.field("addedWithDefault", SchemaBuilder.int32().defaultValue(7).build());
        return next.build();
    }
}
