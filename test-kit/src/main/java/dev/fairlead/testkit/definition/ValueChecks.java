package dev.fairlead.testkit.definition;

import dev.fairlead.testkit.examination.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;

/** Laws D3, D4, D5, D11, D12 and D13: what validation says of settings. */
final class ValueChecks {
    private static final Set<ConfigDef.Type> STRICT =
            Set.of(
                    ConfigDef.Type.INT,
                    ConfigDef.Type.LONG,
                    ConfigDef.Type.SHORT,
                    ConfigDef.Type.DOUBLE,
                    ConfigDef.Type.BOOLEAN);
    static final List<String> EDGES =
            List.of(
                    "",
                    " ",
                    "-1",
                    "0",
                    "2147483648",
                    "9223372036854775808",
                    "NaN",
                    "null",
                    "true",
                    ",",
                    "a,,b",
                    "a:b:c",
                    "[",
                    "(*",
                    "%",
                    "{}",
                    "\u0000",
                    "\u00ef\u20ac\ud83d\ude00",
                    "x".repeat(5_000));
    private static final String UNKNOWN = "fairlead.no.such.key";
    private static final String PLAIN = "fairlead-text";
    private static final String PLACEHOLDER = "${fairlead:some/path:key}";

    private ValueChecks() {}

    /** Law D3. */
    static void missing(Matter matter, Tally tally) {
        if (!matter.areValid(tally)) {
            return;
        }
        tally.missed("no key is required");
        for (ConfigDef.ConfigKey key : matter.keys()) {
            if (key.hasDefault() || !matter.works().containsKey(key.name)) {
                continue;
            }
            try {
                Map<String, List<String>> errors = matter.errors(matter.without(key.name));
                tally.judge(
                        errors.containsKey(key.name),
                        "without the required key '"
                                + key.name
                                + "' validate reports "
                                + (errors.isEmpty() ? "nothing" : errors)
                                + " and nothing on the key itself");
            } catch (RuntimeException e) {
                tally.broken("without the required key '" + key.name + "' validate throws " + e);
            }
        }
    }

    /** Law D4. */
    static void examples(Matter matter, List<Map<String, String>> examples, Tally tally) {
        List<Map<String, String>> all = new ArrayList<>(examples);
        all.add(matter.works());
        for (Map<String, String> example : all) {
            Map<String, List<String>> errors = matter.errors(example);
            boolean incomplete =
                    matter.keys().stream()
                            .anyMatch(key -> !key.hasDefault() && !example.containsKey(key.name));
            boolean nothingGiven = example.isEmpty() && !errors.isEmpty();
            if ((incomplete || nothingGiven) && example.equals(matter.works())) {
                tally.missed("no settings were given that are said to work");
            } else {
                tally.judge(
                        errors.isEmpty(),
                        "the settings " + new TreeMap<>(example).keySet() + " give " + errors);
            }
        }
    }

    /** Law D5. */
    static void edges(Matter matter, Tally tally) {
        for (ConfigDef.ConfigKey key : matter.keys()) {
            for (String edge : EDGES) {
                try {
                    matter.owner().validate(matter.with(key.name, edge));
                    tally.kept();
                } catch (RuntimeException | StackOverflowError e) {
                    tally.broken(
                            "validate throws "
                                    + brief(e.toString())
                                    + " when '"
                                    + key.name
                                    + "' is '"
                                    + brief(edge)
                                    + "'",
                            "validate(Map.of(\"" + key.name + "\", \"" + brief(edge) + "\"))");
                }
            }
            if (STRICT.contains(key.type) && !tally.isBroken()) {
                tally.judge(
                        matter.errors(matter.with(key.name, "no such value")).containsKey(key.name),
                        "'"
                                + key.name
                                + "' is of type "
                                + key.type
                                + ", and validate has nothing against 'no such value'");
            }
        }
        tally.missed("there are no keys");
    }

    static String brief(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "\u2026" : text;
    }

    /** Law D11. */
    static void unknown(Matter matter, Tally tally) {
        if (!matter.areValid(tally)) {
            return;
        }
        Map<String, String> more = matter.with(UNKNOWN, "x");
        Map<String, List<String>> errors = matter.errors(more);
        tally.judge(errors.isEmpty(), "a key that nobody knows makes validate say " + errors);
        if (!matter.owner().canStart() || !starts(matter, matter.works())) {
            return;
        }
        try {
            matter.owner().end(matter.owner().start(more));
            tally.kept();
        } catch (RuntimeException e) {
            tally.broken("a key that nobody knows makes the plugin fail: " + e);
        }
    }

    private static boolean starts(Matter matter, Map<String, String> settings) {
        try {
            matter.owner().end(matter.owner().start(settings));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Law D12. */
    static void order(Matter matter, Tally tally) {
        compare(matter, matter.works(), tally);
        for (ConfigDef.ConfigKey key : matter.keys()) {
            compare(matter, matter.without(key.name), tally);
            compare(matter, matter.with(key.name, "-1"), tally);
        }
    }

    private static void compare(Matter matter, Map<String, String> settings, Tally tally) {
        Map<String, String> forth = new LinkedHashMap<>(new TreeMap<>(settings));
        Map<String, String> reversed = new TreeMap<>(Collections.reverseOrder());
        reversed.putAll(settings);
        Map<String, List<String>> one;
        Map<String, List<String>> other;
        try {
            one = matter.errors(forth);
            other = matter.errors(new LinkedHashMap<>(reversed));
        } catch (RuntimeException e) {
            return; // for D5
        }
        tally.judge(
                one.equals(other),
                "the same settings "
                        + forth.keySet()
                        + " give "
                        + one
                        + " and, in reverse order, "
                        + other);
    }

    /** Law D13. */
    static void placeholders(Matter matter, Tally tally) {
        tally.missed("no key takes any text");
        for (ConfigDef.ConfigKey key : matter.keys()) {
            boolean takesText = key.type == ConfigDef.Type.STRING && key.validator == null;
            if (!takesText || !PLAIN.equals(validated(matter, key.name, PLAIN).orElse(""))) {
                continue; // Kafka validates no keys that depend on each other
            }
            validated(matter, key.name, PLACEHOLDER)
                    .ifPresent(
                            value ->
                                    tally.judge(
                                            PLACEHOLDER.equals(value),
                                            "'"
                                                    + key.name
                                                    + "' was '"
                                                    + PLACEHOLDER
                                                    + "' and becomes '"
                                                    + value
                                                    + "'"));
        }
    }

    /** What a text becomes in validation; nothing when it is refused. */
    private static Optional<String> validated(Matter matter, String key, String text) {
        try {
            return matter.owner().validate(matter.with(key, text)).stream()
                    .filter(each -> each.name().equals(key) && each.errorMessages().isEmpty())
                    .map(each -> String.valueOf(each.value()))
                    .findFirst();
        } catch (RuntimeException e) {
            return Optional.empty(); // for D5
        }
    }
}
