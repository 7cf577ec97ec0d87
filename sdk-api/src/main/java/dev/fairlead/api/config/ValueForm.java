package dev.fairlead.api.config;

import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.internal.RecordShape.Part;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** How the value of a setting is read from its text: one value, a secret, or a list of values. */
sealed interface ValueForm permits SingleValue, ValueForm.Secret, ValueForm.Many {
    /** Reads the text; an {@code IllegalArgumentException} says why it does not fit. */
    Object parse(String text);

    /** Writes a value. Not every value comes back from its text. */
    String format(Object value);

    /** Whether two values mean the same. */
    default boolean same(Object one, Object other) {
        return one.equals(other);
    }

    /** What a person should write. */
    String expects();

    /** The type by which Kafka's definition knows the setting. */
    ConfigDef.Type kafkaType();

    /** The values to choose from; empty if they are not a closed set. */
    List<Object> choices();

    /**
     * The form for the type of a component.
     *
     * @throws IllegalArgumentException if settings cannot have that type
     */
    static ValueForm of(Type type, Part part) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            ValueForm element = single(generic.getActualTypeArguments()[0], part);
            boolean filled = part.annotation(NonEmpty.class).isPresent();
            if (element instanceof Secret) {
                throw new IllegalArgumentException("a list cannot hold a Password");
            }
            return new Many(element, filled);
        }
        if (part.annotation(NonEmpty.class).isPresent()) {
            throw new IllegalArgumentException(
                    "@NonEmpty is for lists and maps; a single value is never blank unless its"
                            + " default is");
        }
        return single(type, part);
    }

    /** The form for a value that is not a list. */
    static ValueForm single(Type type, Part part) {
        if (type == Password.class) {
            return Secret.of(part);
        }
        Optional<ValueForm> form = SingleValue.of(type, part);
        if (form.isEmpty()) {
            throw new IllegalArgumentException(
                    "a setting cannot be a "
                            + type.getTypeName()
                            + "; @Setting lists the types that it can have");
        }
        return form.get();
    }

    /** A value that is never shown. */
    record Secret(List<Limit> limits) implements ValueForm {
        static Secret of(Part part) {
            return new Secret(Limit.of(part, Password.class, new Hidden()));
        }

        private record Hidden() implements SingleValue.Text {
            @Override
            public String expects() {
                return "a secret";
            }

            @Override
            public Object parse(String text) {
                return new Password(text);
            }
        }

        @Override
        public Object parse(String text) {
            String trimmed = text.trim(); // as Kafka does; a secret from a file ends with a line
            Password secret = new Password(trimmed);
            for (Limit limit : limits) {
                limit.check(trimmed, secret);
            }
            return secret;
        }

        @Override
        public String format(Object value) {
            return ((Password) value).value();
        }

        @Override
        public String expects() {
            return "a secret";
        }

        @Override
        public ConfigDef.Type kafkaType() {
            return ConfigDef.Type.PASSWORD;
        }

        @Override
        public List<Object> choices() {
            return List.of();
        }
    }

    /** Values separated by commas; an empty text is an empty list. */
    record Many(ValueForm element, boolean filled) implements ValueForm {
        @Override
        public Object parse(String text) {
            if (text.isBlank()) {
                if (filled) {
                    throw new IllegalArgumentException("is empty");
                }
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
        public String format(Object value) {
            return ((List<?>) value).stream().map(element::format).collect(Collectors.joining(","));
        }

        @Override
        public boolean same(Object one, Object other) {
            List<?> these = (List<?>) one;
            List<?> those = (List<?>) other;
            return these.size() == those.size()
                    && IntStream.range(0, these.size())
                            .allMatch(i -> element.same(these.get(i), those.get(i)));
        }

        @Override
        public String expects() {
            return "a list, separated by commas, of " + element.expects();
        }

        @Override
        public ConfigDef.Type kafkaType() {
            return ConfigDef.Type.LIST;
        }

        @Override
        public List<Object> choices() {
            return element.choices();
        }
    }
}
