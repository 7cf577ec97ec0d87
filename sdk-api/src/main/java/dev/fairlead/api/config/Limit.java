package dev.fairlead.api.config;

import dev.fairlead.api.Matches;
import dev.fairlead.api.Range;
import dev.fairlead.api.ValidValues;
import dev.fairlead.api.internal.RecordShape.Part;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.types.Password;

/** What an annotation demands of a single value, beyond its type. */
sealed interface Limit {
    /**
     * Checks a value.
     *
     * @throws IllegalArgumentException that says why it is refused
     */
    void check(String text, Object value);

    /** What a person should write, given what the type alone expects. */
    String narrowed(String expects);

    /**
     * The limits that a component declares.
     *
     * @throws IllegalArgumentException if one does not make sense for its type
     */
    static List<Limit> of(Part part, Class<?> type, SingleValue.Text text) {
        List<Limit> limits = new ArrayList<>();
        Optional<Range> range = part.annotation(Range.class);
        if (range.isPresent()) {
            limits.add(Within.of(range.get(), type));
        }
        Optional<Matches> matches = part.annotation(Matches.class);
        if (matches.isPresent()) {
            limits.add(Matching.of(matches.get(), type));
        }
        Optional<ValidValues> valid = part.annotation(ValidValues.class);
        if (valid.isPresent()) {
            limits.add(OneOf.of(valid.get(), text));
        }
        return limits;
    }

    /** The values to choose from, if a limit tells them. */
    static Optional<List<Object>> choices(List<Limit> limits) {
        return limits.stream()
                .filter(OneOf.class::isInstance)
                .map(limit -> List.<Object>copyOf(((OneOf) limit).texts()))
                .findFirst();
    }

    /** A least and a greatest value. */
    record Within(Range range, String unit) implements Limit {
        static Limit of(Range range, Class<?> type) {
            if (type != Duration.class
                    && type != Size.class
                    && !Number.class.isAssignableFrom(type)) {
                throw new IllegalArgumentException(
                        "a range needs a number, a Duration or a Size, not a "
                                + type.getSimpleName());
            }
            if (range.min() > range.max()) {
                throw new IllegalArgumentException(
                        "has a range from "
                                + range.min()
                                + " to "
                                + range.max()
                                + ", which no value is in; let min be the smaller one");
            }
            String unit = type == Duration.class ? " ms" : type == Size.class ? " bytes" : "";
            return new Within(range, unit);
        }

        @Override
        public void check(String text, Object value) {
            boolean isNoNumber =
                    (value instanceof Double number && number.isNaN())
                            || (value instanceof Float small && small.isNaN());
            if (isNoNumber) {
                throw new IllegalArgumentException("is below " + range.min() + unit);
            }
            // exactly: a double cannot tell neighbouring longs apart
            if (compare(value, range.min()) < 0) {
                throw new IllegalArgumentException("is below " + range.min() + unit);
            }
            if (compare(value, range.max()) > 0) {
                throw new IllegalArgumentException("is above " + range.max() + unit);
            }
        }

        private static int compare(Object value, long bound) {
            if (value instanceof Duration duration) {
                return duration.compareTo(Duration.ofMillis(bound));
            }
            if (value instanceof Size size) {
                return Long.compare(size.bytes(), bound);
            }
            if (value instanceof Double || value instanceof Float) {
                double number = ((Number) value).doubleValue();
                return Double.isInfinite(number)
                        ? (int) Math.signum(number)
                        : new BigDecimal(number).compareTo(BigDecimal.valueOf(bound));
            }
            return value instanceof BigDecimal decimal
                    ? decimal.compareTo(BigDecimal.valueOf(bound))
                    : Long.compare(((Number) value).longValue(), bound);
        }

        @Override
        public String narrowed(String expects) {
            if (range.min() == Long.MIN_VALUE) {
                return expects + " up to " + range.max() + unit;
            }
            return range.max() == Long.MAX_VALUE
                    ? expects + " from " + range.min() + unit
                    : expects + " from " + range.min() + " to " + range.max() + unit;
        }
    }

    /** A regular expression. */
    record Matching(Pattern pattern, String expected) implements Limit {
        private static final Set<Class<?>> TEXTS =
                Set.of(String.class, Password.class, Path.class, URI.class);

        static Limit of(Matches matches, Class<?> type) {
            if (!TEXTS.contains(type)) {
                throw new IllegalArgumentException(
                        "has @Matches, which needs a String, a Password, a Path or a URI, not "
                                + type.getSimpleName()
                                + "; use @Range or @ValidValues, or refuse values in the record's"
                                + " constructor");
            }
            try {
                return new Matching(Pattern.compile(matches.value()), matches.expects());
            } catch (PatternSyntaxException mistake) {
                throw new IllegalArgumentException(
                        "must match \"" + matches.value() + "\", no regular expression", mistake);
            }
        }

        @Override
        public void check(String text, Object value) {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("is not " + expected);
            }
        }

        @Override
        public String narrowed(String expects) {
            return expected;
        }
    }

    /** A closed set of values. */
    record OneOf(List<String> texts, List<Object> values) implements Limit {
        static Limit of(ValidValues valid, SingleValue.Text text) {
            if (valid.value().length == 0) {
                throw new IllegalArgumentException("has no valid values; name some");
            }
            return new OneOf(
                    List.of(valid.value()), Arrays.stream(valid.value()).map(text::parse).toList());
        }

        @Override
        public void check(String text, Object value) {
            if (!values.contains(value)) {
                throw new IllegalArgumentException("is not " + words());
            }
        }

        private String words() {
            return "one of " + String.join(", ", texts);
        }

        @Override
        public String narrowed(String expects) {
            return words();
        }
    }
}
