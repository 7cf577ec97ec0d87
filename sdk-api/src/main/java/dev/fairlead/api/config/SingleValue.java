package dev.fairlead.api.config;

import dev.fairlead.api.internal.RecordShape.Part;
import dev.fairlead.api.internal.TextForm;
import dev.fairlead.api.schema.FieldPath;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * A value that is not a list.
 *
 * @param type the class of the values
 * @param text how it is written
 * @param limits what is demanded beyond the type
 */
record SingleValue(Class<?> type, Text text, List<Limit> limits) implements ValueForm {
    private static final Map<Class<?>, ConfigDef.Type> KAFKA_TYPES =
            Map.of(
                    Boolean.class, ConfigDef.Type.BOOLEAN,
                    Short.class, ConfigDef.Type.SHORT,
                    Integer.class, ConfigDef.Type.INT,
                    Long.class, ConfigDef.Type.LONG,
                    Double.class, ConfigDef.Type.DOUBLE,
                    Class.class, ConfigDef.Type.CLASS);

    private static final Set<Class<?>> OTHERS =
            Set.of(
                    String.class,
                    Byte.class,
                    Float.class,
                    BigDecimal.class,
                    Duration.class,
                    java.nio.file.Path.class,
                    java.net.URI.class,
                    java.util.UUID.class,
                    java.time.Instant.class,
                    java.time.LocalDate.class,
                    java.time.LocalTime.class);

    /** How a single value is written. */
    interface Text {
        /** What a person should write. */
        String expects();

        /** Reads the text; an {@code IllegalArgumentException} says why it does not fit. */
        Object parse(String text);

        /** Writes a value. */
        default String format(Object value) {
            return value.toString();
        }
    }

    /** As it is written in data, too, but for what people write in another way. */
    private record Known(TextForm form) implements Text {
        @Override
        public String expects() {
            return form.expects();
        }

        @Override
        public Object parse(String text) {
            return form.parse(text);
        }

        @Override
        public String format(Object value) {
            if (value instanceof Enum<?> constant) {
                return TextForm.word(constant);
            }
            return value instanceof Duration time ? duration(time) : form.format(value);
        }
    }

    /** For a type that only settings have. */
    private record Own(String expects, Function<String, Object> reader) implements Text {
        @Override
        public Object parse(String text) {
            try {
                return reader.apply(text);
            } catch (RuntimeException refused) {
                throw new IllegalArgumentException("is not " + expects, refused);
            }
        }
    }

    /** The form of a single value, if settings can have the type. */
    static Optional<ValueForm> of(Type declared, Part part) {
        Class<?> type = TextForm.boxed(raw(declared));
        Text text = textOf(declared, type);
        return text == null
                ? Optional.empty()
                : Optional.of(new SingleValue(type, text, Limit.of(part, type, text)));
    }

    private static Class<?> raw(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return declared instanceof Class<?> type ? type : Object.class;
    }

    private static @Nullable Text textOf(Type declared, Class<?> type) {
        if (type == Class.class) {
            return new ClassName(boundOf(declared));
        }
        if (type.isEnum() || KAFKA_TYPES.containsKey(type) || OTHERS.contains(type)) {
            return new Known(TextForm.of(type).orElseThrow());
        }
        return own(type);
    }

    /** Types that only settings have. Asked one by one, so that only what is needed is linked. */
    private static @Nullable Text own(Class<?> type) {
        if (type == Size.class) {
            return new Own("a size as 512 kB, 10 MiB or 4096", Size::parse);
        } else if (type == FieldPath.class) {
            return new Own("the path of a field as orders[*].price", FieldPath::parse);
        } else if (type == ZoneId.class) {
            return new Own("a time zone as Europe/Paris", ZoneId::of);
        } else if (type == Charset.class) {
            return new Own("a character set as UTF-8", Charset::forName);
        }
        return type == Pattern.class ? new Own("a regular expression", Pattern::compile) : null;
    }

    private static String duration(Duration value) {
        // whole milliseconds as people write them; anything finer in ISO's way
        boolean simple =
                value.toNanosPart() % 1_000_000 == 0
                        && !value.isNegative()
                        && value.compareTo(Duration.ofMillis(Long.MAX_VALUE)) <= 0;
        return simple ? value.toMillis() + "ms" : value.toString();
    }

    private static Class<?> boundOf(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            return raw(argument instanceof WildcardType any ? any.getUpperBounds()[0] : argument);
        }
        return Object.class;
    }

    @Override
    public Object parse(String given) {
        String trimmed = given.trim();
        Object value = text.parse(trimmed);
        for (Limit limit : limits) {
            limit.check(trimmed, value);
        }
        return value;
    }

    @Override
    public String format(Object value) {
        return text.format(value);
    }

    @Override
    public boolean same(Object one, Object other) {
        // patterns are only equal to themselves
        return one.equals(other) || (type == Pattern.class && format(one).equals(format(other)));
    }

    @Override
    public String expects() {
        String expects = text.expects();
        for (Limit limit : limits) {
            expects = limit.narrowed(expects);
        }
        return expects;
    }

    @Override
    public ConfigDef.Type kafkaType() {
        return KAFKA_TYPES.getOrDefault(type, ConfigDef.Type.STRING);
    }

    @Override
    public List<Object> choices() {
        return Limit.choices(limits).orElseGet(this::constants);
    }

    private List<Object> constants() {
        if (type.isEnum()) {
            return Arrays.stream((Enum<?>[]) type.getEnumConstants())
                    .map(constant -> (Object) TextForm.word(constant))
                    .toList();
        }
        return type == Boolean.class ? List.of(true, false) : List.of();
    }
}
