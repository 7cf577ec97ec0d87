package dev.fairlead.runtime.wording;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small pieces of messages. Thread-safe: pure functions. */
public final class Wording {
    private Wording() {}

    /** {@code value} in double quotes; {@code null} without. */
    public static String quoted(@Nullable Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    /**
     * The one of {@code known} that {@code typed} was probably meant to be: at most a third of its
     * letters away, and nearest.
     */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, typed.length() / 3);
        String best = null;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - typed.length()) > limit) {
                continue;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < limit || (distance == limit && best == null)) {
                limit = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A half-sentence that proposes {@link #nearest}, or nothing; starts with a semicolon. */
    public static String didYouMean(String typed, Collection<String> known) {
        return nearest(typed, known).map(name -> "; did you mean " + quoted(name) + "?").orElse("");
    }

    /** What {@code problem} says: its message, or its type when it has none, on one line. */
    public static String reason(Throwable problem) {
        String message = problem.getMessage();
        String said = message == null || message.isBlank() ? "" : ": " + message.strip();
        return problem.getClass().getSimpleName() + said.replaceAll("\\s*\\R\\s*", " ");
    }

    /** Levenshtein's distance, with two rows. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
