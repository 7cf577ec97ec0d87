package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.ConnectorTexts;
import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.Spelling;
import dev.fairlead.testkit.world.Item;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What emissions look like as a whole: offsets that grow, keys, portions, shares of tasks. */
final class ShapeLaws {
    /** No poll should return more; whoever must has other limits. */
    private static final int PORTION_MAX = 5000;

    private static final Pattern NUMBER = Pattern.compile("\"([^\"]+)\":(-?\\d+(?:\\.\\d+)?)[,}]");

    /** For connectors that declare it. */
    static final Law S10 = new Law(SourceTexts.S10, ShapeLaws::decreases, ShapeLaws::hasRecords);

    static final Law S21 = new Law(SourceTexts.S21, ShapeLaws::floods, ShapeLaws::isFlood);

    /** For connectors that declare it. */
    static final Law S26 = new Law(SourceTexts.S26, ShapeLaws::keyless, ShapeLaws::hasRecords);

    static final Law C2 = new Law(ConnectorTexts.C2, ShapeLaws::overlaps, ShapeLaws::isShared);

    private ShapeLaws() {}

    private static boolean hasRecords(History history) {
        return history.entries().stream()
                .anyMatch(
                        entry ->
                                entry.what() instanceof SourceHappening.Polled polled
                                        && !polled.emissions().isEmpty());
    }

    private static Optional<Violation> decreases(History history) {
        Map<String, Map<String, BigDecimal>> last = new HashMap<>();
        int incarnation = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                last.clear();
            }
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    Map<String, BigDecimal> now = numbers(emission.offset());
                    Map<String, BigDecimal> before = last.put(emission.partition(), now);
                    if (before != null && isLess(now, before)) {
                        return Optional.of(
                                Violation.at(
                                        entry,
                                        "the offset of "
                                                + emission.name()
                                                + " is "
                                                + Spelling.plain(emission.offset())
                                                + ", less than that of the record before"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, BigDecimal> numbers(String offset) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        Matcher matcher = NUMBER.matcher(offset);
        while (matcher.find()) {
            numbers.put(matcher.group(1), new BigDecimal(matcher.group(2)));
        }
        return numbers;
    }

    /** Some number is less, and none is more. */
    private static boolean isLess(Map<String, BigDecimal> now, Map<String, BigDecimal> before) {
        boolean less = false;
        for (Map.Entry<String, BigDecimal> entry : now.entrySet()) {
            int order =
                    entry.getValue()
                            .compareTo(before.getOrDefault(entry.getKey(), entry.getValue()));
            if (order > 0) {
                return false;
            }
            less |= order < 0;
        }
        return less;
    }

    private static boolean isFlood(History history) {
        return history.entries().stream()
                .anyMatch(
                        entry ->
                                entry.what() instanceof SourceHappening.Appended appended
                                        && appended.items().size() > PORTION_MAX);
    }

    private static Optional<Violation> floods(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Polled polled
                    && polled.emissions().size() > PORTION_MAX) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "poll returned "
                                        + polled.emissions().size()
                                        + " records at once; nothing bounds it"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> keyless(History history) {
        Map<Item, String> keys = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    String key = emission.content().key();
                    String before =
                            emission.item().map(item -> keys.putIfAbsent(item, key)).orElse(key);
                    if (key.equals("null") || key.startsWith("null as ")) {
                        return Optional.of(Violation.at(entry, emission.name() + " has no key"));
                    }
                    if (before != null && !before.equals(key)) {
                        return Optional.of(
                                Violation.at(
                                        entry,
                                        emission.name()
                                                + " had the key "
                                                + Spelling.brief(before)
                                                + " before, and now has "
                                                + Spelling.brief(key)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isShared(History history) {
        int incarnation = -1;
        int task = -1;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Polled polled
                    && !polled.emissions().isEmpty()) {
                if (entry.incarnation() == incarnation && polled.task() != task) {
                    return true;
                }
                incarnation = entry.incarnation();
                task = polled.task();
            }
        }
        return false;
    }

    private static Optional<Violation> overlaps(History history) {
        Map<String, Integer> owners = new HashMap<>();
        int incarnation = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                owners.clear();
            }
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    Integer owner = owners.putIfAbsent(emission.partition(), polled.task());
                    if (owner != null && owner != polled.task()) {
                        return Optional.of(
                                Violation.at(
                                        entry,
                                        "tasks "
                                                + owner
                                                + " and "
                                                + polled.task()
                                                + " both emit from source partition "
                                                + Spelling.plain(emission.partition())));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
