package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.wording.Wording.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which versions of a plugin will do: the values of the settings {@code *.plugin.version}
 * (KIP-891). Ranges are written as in Maven: {@code [1.0,2.0)}, {@code (,1.5]}, {@code
 * [1.0,1.2],[1.4,)}. Other than in Maven, a plain {@code 1.0} means exactly that one, and {@code
 * latest} means any; of those that will do the newest is taken.
 *
 * @param text as it was written
 */
public record VersionRange(String text, List<Interval> intervals) {
    /** Every version will do. */
    public static final VersionRange ANY = new VersionRange("latest", List.of());

    private static final Pattern INTERVAL =
            Pattern.compile("\\s*([\\[(])([^\\[\\](),]*)(,?)([^\\[\\](),]*)([\\])])\\s*(,|$)");

    /**
     * The versions between two bounds.
     *
     * @param from empty for no lower bound
     * @param to empty for no upper bound
     */
    record Interval(
            Optional<PluginVersion> from,
            boolean withFrom,
            Optional<PluginVersion> to,
            boolean withTo) {
        private boolean contains(PluginVersion version) {
            int above = from.map(version::compareTo).orElse(1);
            int below = to.map(bound -> bound.compareTo(version)).orElse(1);
            return (above > 0 || (above == 0 && withFrom)) && (below > 0 || (below == 0 && withTo));
        }

        private boolean isEmpty() {
            if (from.isEmpty() || to.isEmpty()) {
                return false;
            }
            int order = from.get().compareTo(to.get());
            return order > 0 || (order == 0 && !(withFrom && withTo));
        }
    }

    public VersionRange {
        intervals = List.copyOf(intervals);
    }

    /**
     * Reads a range.
     *
     * @throws ConfigException it isn't one
     */
    public static VersionRange parse(String text) {
        String range = text.strip();
        if (range.isEmpty() || range.equalsIgnoreCase(ANY.text)) {
            return ANY;
        }
        if (!range.startsWith("[") && !range.startsWith("(")) {
            if (range.matches(".*[\\[\\](),\\s].*")) {
                throw wrong(text, "it starts like a version but goes on like a range");
            }
            Optional<PluginVersion> only = Optional.of(new PluginVersion(range));
            return new VersionRange(range, List.of(new Interval(only, true, only, true)));
        }
        List<Interval> intervals = new ArrayList<>();
        Matcher matcher = INTERVAL.matcher(range);
        int end = 0;
        boolean goesOn = true;
        while (goesOn && matcher.find(end) && matcher.start() == end) {
            intervals.add(interval(text, matcher));
            end = matcher.end();
            goesOn = matcher.group(6).equals(",");
        }
        if (goesOn || end != range.length()) {
            throw wrong(text, "it is not understood from character " + (end + 1) + " on");
        }
        return new VersionRange(range, intervals);
    }

    private static Interval interval(String text, Matcher part) {
        boolean isPair = !part.group(3).isEmpty();
        Optional<PluginVersion> from = version(part.group(2));
        Optional<PluginVersion> to = isPair ? version(part.group(4)) : from;
        Interval interval =
                new Interval(from, part.group(1).equals("["), to, part.group(5).equals("]"));
        if (!isPair && from.isEmpty()) {
            throw wrong(text, "there is no version between the brackets");
        }
        if (interval.isEmpty()) {
            throw wrong(text, "no version is in it");
        }
        return interval;
    }

    private static Optional<PluginVersion> version(String text) {
        return Optional.of(text.strip()).filter(its -> !its.isEmpty()).map(PluginVersion::new);
    }

    private static ConfigException wrong(String text, String why) {
        return new ConfigException(
                quoted(text)
                        + " is no range of versions: "
                        + why
                        + "; write a version such as 1.2, a range such as [1.0,2.0) or (,1.5], or"
                        + " latest");
    }

    /** Whether every version will do, so that nobody needs to know which there are. */
    public boolean isAny() {
        return intervals.isEmpty();
    }

    /** Whether {@code version} will do. One that isn't known is in no range. */
    public boolean contains(PluginVersion version) {
        return isAny()
                || (!version.equals(PluginVersion.UNDEFINED)
                        && intervals.stream().anyMatch(interval -> interval.contains(version)));
    }
}
