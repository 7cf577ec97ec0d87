package dev.fairlead.api.config;

import dev.fairlead.api.Range;
import dev.fairlead.api.internal.TextForm;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** How the value of a setting is read from its text: one scalar, a secret, or a list of scalars. */
sealed interface ValueForm {
    /** Reads the text; an {@code IllegalArgumentException} says why it does not fit. */
    Object parse(String text);

    /** What a person should write. */
    String expects();

    /** The type by which Kafka's definition knows the setting. */
    ConfigDef.Type kafkaType();

    /** The values to choose from; empty if they are not a closed set. */
    default List<Object> choices() {
        return List.of();
    }

    /**
     * The form for a declared type.
     *
     * @throws IllegalArgumentException if settings cannot have that type
     */
    static ValueForm of(Type type, Optional<Range> range) {
        if (type == Password.class) {
            return new Secret();
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return new Many(of(generic.getActualTypeArguments()[0], range));
        }
        if (type instanceof Class<?> scalar && One.isKnown(scalar)) {
            TextForm text = TextForm.of(scalar).orElseThrow();
            return new One(TextForm.boxed(scalar), text, range.orElse(null));
        }
        throw new IllegalArgumentException(
                "a setting cannot be a "
                        + type.getTypeName()
                        + "; use String, boolean, int, long, double, an enum, Password, Duration,"
                        + " Path, URI, a List or an Optional of these, or a record for a group");
    }

    /** A single value. */
    record One(Class<?> type, TextForm text, @Nullable Range range) implements ValueForm {
        private static final Map<Class<?>, ConfigDef.Type> KAFKA_TYPES =
                Map.of(
                        String.class, ConfigDef.Type.STRING,
                        Boolean.class, ConfigDef.Type.BOOLEAN,
                        Short.class, ConfigDef.Type.SHORT,
                        Integer.class, ConfigDef.Type.INT,
                        Long.class, ConfigDef.Type.LONG,
                        Double.class, ConfigDef.Type.DOUBLE,
                        Duration.class, ConfigDef.Type.STRING,
                        java.nio.file.Path.class, ConfigDef.Type.STRING,
                        java.net.URI.class, ConfigDef.Type.STRING);

        public One {
            if (range != null
                    && type != Duration.class
                    && (!Number.class.isAssignableFrom(type) || type == String.class)) {
                throw new IllegalArgumentException(
                        "a range needs a number or a Duration, not a " + type.getSimpleName());
            }
        }

        static boolean isKnown(Class<?> type) {
            return type.isEnum() || KAFKA_TYPES.containsKey(TextForm.boxed(type));
        }

        @Override
        public Object parse(String text) {
            String trimmed = text.trim();
            Object value = this.text.parse(trimmed);
            if (range != null) {
                check(value, range);
            }
            return value;
        }

        private static void check(Object value, Range range) {
            double number =
                    value instanceof Duration duration
                            ? duration.toMillis()
                            : ((Number) value).doubleValue();
            boolean whole = value instanceof Long;
            boolean below = whole ? (Long) value < range.min() : number < range.min();
            boolean above = whole ? (Long) value > range.max() : number > range.max();
            if (below || Double.isNaN(number)) {
                throw new IllegalArgumentException("is below " + range.min());
            }
            if (above) {
                throw new IllegalArgumentException("is above " + range.max());
            }
        }

        @Override
        public String expects() {
            if (range == null) {
                return text.expects();
            }
            String unit = type == Duration.class ? " ms" : "";
            if (range.min() == Long.MIN_VALUE) {
                return text.expects() + " up to " + range.max() + unit;
            }
            if (range.max() == Long.MAX_VALUE) {
                return text.expects() + " from " + range.min() + unit;
            }
            return text.expects() + " from " + range.min() + " to " + range.max() + unit;
        }

        @Override
        public ConfigDef.Type kafkaType() {
            return KAFKA_TYPES.getOrDefault(type, ConfigDef.Type.STRING);
        }

        @Override
        public List<Object> choices() {
            if (type.isEnum()) {
                return Arrays.stream((Enum<?>[]) type.getEnumConstants())
                        .map(constant -> (Object) TextForm.word(constant))
                        .toList();
            }
            return type == Boolean.class ? List.of(true, false) : List.of();
        }
    }

    /** A value that is never shown. */
    record Secret() implements ValueForm {
        @Override
        public Object parse(String text) {
            return new Password(text);
        }

        @Override
        public String expects() {
            return "a secret";
        }

        @Override
        public ConfigDef.Type kafkaType() {
            return ConfigDef.Type.PASSWORD;
        }
    }

    /** Values separated by commas; an empty text is an empty list. */
    record Many(ValueForm element) implements ValueForm {
        public Many {
            if (!(element instanceof One)) {
                throw new IllegalArgumentException("a list needs single, open values");
            }
        }

        @Override
        public Object parse(String text) {
            if (text.isBlank()) {
                return List.of();
            }
            List<Object> values = new ArrayList<>();
            for (String part : text.trim().split("\\s*,\\s*", -1)) {
                if (part.isEmpty()) {
                    throw new IllegalArgumentException("has an empty element");
                }
                try {
                    values.add(element.parse(part));
                } catch (IllegalArgumentException refused) {
                    throw new IllegalArgumentException(
                            "has the element \"" + part + "\", which " + refused.getMessage(),
                            refused);
                }
            }
            return List.copyOf(values);
        }

        @Override
        public String expects() {
            return "a list, separated by commas, of " + element.expects();
        }

        @Override
        public ConfigDef.Type kafkaType() {
            return ConfigDef.Type.LIST;
        }
    }
}
