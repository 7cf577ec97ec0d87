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

    /** Letters to insert, delete, replace or swap with their neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : distance(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int distance(String a, String b, int i, int j, int[][] cost) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = cost[i - 1][j - 1] + (same ? 0 : 1);
        least = Math.min(least, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
    }
}
