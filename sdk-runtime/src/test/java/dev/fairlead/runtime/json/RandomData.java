package dev.fairlead.runtime.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.SchemaBuilderException;
import org.jspecify.annotations.Nullable;

/** Schemas and values of all kinds, from a seed. */
final class RandomData {
    private static final long DAY = 86_400_000;
    private static final String[] TEXTS = {
        "",
        "a",
        "plain text",
        "\"quoted\" and \\ and /",
        "\n\r\t\b\f\u0000\u001f\u007f",
        "Grüße",
        "\u4f60\u597d",
        "\uD83D\uDE00",
        "\uD83D alone",
        "null",
        "\uFFFD",
        "12",
        "\u2028"
    };
    private static final double[] REALS = {
        0,
        -0.0,
        1,
        0.1,
        -2.5,
        1e10,
        1e-10,
        123456.789,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.30000000000000004,
        1e22
    };
    private static final long[] WHOLES = {
        0,
        1,
        -1,
        9,
        10,
        99,
        100,
        127,
        -128,
        32767,
        -32768,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        999_999_999_999_999_999L,
        1_000_000_000_000_000_000L
    };

    private final Random random;

    RandomData(long seed) {
        this.random = new Random(seed);
    }

    Schema schema() {
        return schema(random.nextInt(4));
    }

    private Schema schema(int depth) {
        SchemaBuilder builder = builder(depth);
        if (random.nextInt(3) == 0) {
            builder.optional();
        }
        if (random.nextInt(6) == 0 && builder.name() == null) {
            builder.name(text());
        }
        if (random.nextInt(6) == 0 && builder.version() == null) {
            builder.version(random.nextInt(5) - 1);
        }
        if (random.nextInt(8) == 0 && builder.doc() == null) {
            builder.doc(text());
        }
        if (random.nextInt(8) == 0) {
            builder.parameter("p" + random.nextInt(3) + text(), text());
        }
        if (random.nextInt(5) == 0) {
            giveDefault(builder);
        }
        boolean isScalar = builder.type().isPrimitive();
        return isScalar && random.nextInt(30) == 0 ? builder : builder.build();
    }

    private void giveDefault(SchemaBuilder builder) {
        try {
            builder.defaultValue(present(builder.build()));
        } catch (SchemaBuilderException e) {
            return; // a builder takes no default with structs in it
        }
    }

    private SchemaBuilder builder(int depth) {
        return switch (random.nextInt(depth > 0 ? 18 : 12)) {
            case 0 -> SchemaBuilder.int8();
            case 1 -> SchemaBuilder.int16();
            case 2 -> SchemaBuilder.int32();
            case 3 -> SchemaBuilder.int64();
            case 4 -> SchemaBuilder.float32();
            case 5 -> SchemaBuilder.float64();
            case 6 -> SchemaBuilder.bool();
            case 7 -> SchemaBuilder.string();
            case 8 -> SchemaBuilder.bytes();
            case 9 -> Decimal.builder(random.nextInt(6));
            case 10 -> random.nextBoolean() ? Date.builder() : Time.builder();
            case 11 -> Timestamp.builder();
            case 12, 13 -> SchemaBuilder.array(schema(depth - 1));
            case 14 -> SchemaBuilder.map(Schema.STRING_SCHEMA, schema(depth - 1));
            case 15 -> SchemaBuilder.map(schema(depth - 1), schema(depth - 1));
            default -> struct(depth);
        };
    }

    private SchemaBuilder struct(int depth) {
        SchemaBuilder builder = SchemaBuilder.struct();
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            builder.field((random.nextInt(4) == 0 ? text() : "f") + i, schema(depth - 1));
        }
        return builder;
    }

    /** Mostly what fits; sometimes null, sometimes nonsense. */
    @Nullable Object value(@Nullable Schema schema) {
        if (random.nextInt(40) == 0) {
            return anything(2);
        }
        if (schema == null) {
            return anything(3);
        }
        return schema.defaultValue() != null && random.nextInt(4) == 0 ? null : fitting(schema);
    }

    private @Nullable Object fitting(Schema schema) {
        return schema.isOptional() && random.nextInt(4) == 0 ? null : present(schema);
    }

    private @Nullable Object present(Schema schema) {
        String name = schema.name() == null ? "" : schema.name();
        return switch (name) {
            case Decimal.LOGICAL_NAME ->
                    decimal(Integer.parseInt(schema.parameters().get("scale")));
            case Date.LOGICAL_NAME -> new java.util.Date(DAY * (random.nextInt(60_000) - 10_000));
            case Time.LOGICAL_NAME -> new java.util.Date(random.nextInt((int) DAY));
            case Timestamp.LOGICAL_NAME ->
                    new java.util.Date(random.nextLong() >> random.nextInt(64));
            default -> plain(schema);
        };
    }

    private BigDecimal decimal(int scale) {
        return new BigDecimal(new BigInteger(1 + random.nextInt(90), random), scale)
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    private @Nullable Object plain(Schema schema) {
        return switch (schema.type()) {
            case INT8 -> (byte) whole();
            case INT16 -> (short) whole();
            case INT32 -> (int) whole();
            case INT64 -> whole();
            case FLOAT32 -> (float) real();
            case FLOAT64 -> real();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> text();
            case BYTES -> random.nextBoolean() ? bytes() : ByteBuffer.wrap(bytes());
            case ARRAY -> list(schema);
            case MAP -> map(schema);
            case STRUCT -> filled(schema);
        };
    }

    private List<@Nullable Object> list(Schema schema) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(fitting(schema.valueSchema()));
        }
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map(Schema schema) {
        Map<@Nullable Object, @Nullable Object> map =
                random.nextBoolean() ? new HashMap<>() : new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(fitting(schema.keySchema()), fitting(schema.valueSchema()));
        }
        return map;
    }

    private Struct filled(Schema schema) {
        Struct struct = new Struct(schema.schema());
        for (Field field : schema.fields()) {
            if (field.schema().defaultValue() == null || random.nextInt(4) > 0) {
                struct.put(field, fitting(field.schema()));
            }
        }
        return struct;
    }

    private @Nullable Object anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 15 : 11)) {
            case 0 -> null;
            case 1 -> (byte) whole();
            case 2 -> (short) whole();
            case 3 -> (int) whole();
            case 4 -> whole();
            case 5 -> (float) real();
            case 6 -> real();
            case 7 -> random.nextBoolean();
            case 8 -> text();
            case 9 -> bytes();
            case 10 -> random.nextInt(5) == 0 ? new java.util.Date(0) : text();
            case 11, 12 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(anything(depth - 1));
                }
                yield list;
            }
            default -> {
                Map<@Nullable Object, @Nullable Object> map = new HashMap<>();
                boolean named = random.nextInt(4) > 0;
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(named ? text() + i : anything(0), anything(depth - 1));
                }
                yield map;
            }
        };
    }

    private long whole() {
        return random.nextBoolean()
                ? WHOLES[random.nextInt(WHOLES.length)]
                : random.nextLong() >> random.nextInt(64);
    }

    private double real() {
        return switch (random.nextInt(4)) {
            case 0 -> REALS[random.nextInt(REALS.length)];
            case 1 -> random.nextInt(1_000_000) / 1000.0;
            case 2 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextGaussian();
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        if (random.nextInt(3) > 0) {
            return text;
        }
        StringBuilder longer = new StringBuilder(text);
        for (int i = random.nextInt(40); i > 0; i--) {
            longer.append((char) random.nextInt(random.nextInt(8) == 0 ? 0x10000 : 0x80));
        }
        return longer.toString();
    }
}
