package dev.fairlead.testkit.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** Draws values that a schema allows. */
final class Values {
    private Values() {}

    /** A value; null too, where the schema is optional. */
    static @Nullable Object ofNullable(Schema schema, Dice dice) {
        return schema.isOptional() && dice.onceIn(4) ? null : of(schema, dice);
    }

    static Object of(Schema schema, Dice dice) {
        if (schema.name() != null) {
            switch (schema.name()) {
                case Decimal.LOGICAL_NAME -> {
                    String scale = schema.parameters().get(Decimal.SCALE_FIELD);
                    return Numbers.anyDecimal(Integer.parseInt(scale), dice);
                }
                case Date.LOGICAL_NAME -> {
                    return Numbers.day(dice);
                }
                case Time.LOGICAL_NAME -> {
                    return Numbers.timeOfDay(dice);
                }
                case Timestamp.LOGICAL_NAME -> {
                    return Numbers.moment(dice);
                }
                default -> {}
            }
        }
        return switch (schema.type()) {
            case INT8 -> (byte) Numbers.anyLong(dice);
            case INT16 -> (short) Numbers.anyLong(dice);
            case INT32 -> (int) Numbers.anyLong(dice);
            case INT64 -> Numbers.anyLong(dice);
            case FLOAT32 -> Numbers.anyFloat(dice);
            case FLOAT64 -> Numbers.anyDouble(dice);
            case BOOLEAN -> dice.onceIn(2);
            case STRING -> Strings.any(dice);
            case BYTES -> bytes(dice);
            case ARRAY -> list(schema, dice);
            case MAP -> map(schema, dice);
            case STRUCT -> struct(schema, dice);
        };
    }

    private static Object bytes(Dice dice) {
        byte[] bytes = dice.bytes(dice.onceIn(40) ? 20_000 : dice.below(9));
        return dice.onceIn(3) ? ByteBuffer.wrap(bytes) : bytes;
    }

    private static List<@Nullable Object> list(Schema schema, Dice dice) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = dice.below(4); i > 0; i--) {
            list.add(ofNullable(schema.valueSchema(), dice));
        }
        return list;
    }

    private static Map<Object, @Nullable Object> map(Schema schema, Dice dice) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = dice.below(4); i > 0; i--) {
            map.put(of(schema.keySchema(), dice), ofNullable(schema.valueSchema(), dice));
        }
        return map;
    }

    private static Struct struct(Schema schema, Dice dice) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            struct.put(field, ofNullable(field.schema(), dice));
        }
        return struct;
    }

    /** What JSON without schemas would hold. */
    static @Nullable Object schemaless(int depth, Dice dice) {
        return switch (dice.below(depth > 0 ? 8 : 6)) {
            case 0 -> dice.onceIn(3) ? null : dice.onceIn(2);
            case 1 -> Numbers.anyLong(dice);
            case 2 -> Numbers.anyDouble(dice);
            case 3, 4, 5 -> Strings.any(dice);
            case 6 -> schemalessList(depth - 1, dice);
            default -> schemalessMap(depth - 1, dice);
        };
    }

    private static List<@Nullable Object> schemalessList(int depth, Dice dice) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            list.add(schemaless(depth, dice));
        }
        return list;
    }

    static Map<String, @Nullable Object> schemalessMap(int depth, Dice dice) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = dice.below(5); i > 0; i--) {
            map.put(dice.pick(Schemas.NAMES), schemaless(depth, dice));
        }
        return map;
    }
}
