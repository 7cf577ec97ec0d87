package dev.fairlead.api.config;

import dev.fairlead.api.AuthorsCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a config record refuses in its own constructor, because of several settings together. Where
 * Connect validates a configuration, it is shown at the setting that is named. Thrown by the
 * author:
 *
 * <pre>{@code
 * record Limits(
 *         @Setting("Smallest file") Size minSize,
 *         @Setting("Largest file") Size maxSize,
 *         @Setting("Host") Optional<String> host,
 *         @Setting("Port") Optional<Integer> port) {
 *     Limits {
 *         Problem.throwAny(
 *                 Problem.when(
 *                         maxSize.compareTo(minSize) < 0,
 *                         "maxSize",
 *                         "is below min.size, " + minSize),
 *                 Problem.when(
 *                         port.isPresent() && host.isEmpty(), "host", "is missing beside port"));
 *     }
 * }
 * }</pre>
 *
 * <p>The message of any other exception is shown, too: at the setting whose key it mentions, or
 * else at the first one of the record. Secrets are left out of messages.
 */
@AuthorsCall
public final class Problem extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String component;
    private final String why;
    private final transient List<Problem> all;

    private Problem(String component, String why, List<Problem> all, String message) {
        super(message);
        this.component = component;
        this.why = why;
        this.all = all.isEmpty() ? List.of(this) : all;
    }

    /**
     * A problem with one component, to be thrown.
     *
     * @param component the name of the component in the code; in a nested record, with dots, as in
     *     {@code retry.backOff}
     * @param why what is wrong, to be read after the key and the value: {@code is below min.size}
     */
    public static Problem of(String component, String why) {
        return new Problem(component, why, List.of(), component + " " + why);
    }

    /** A problem if the condition is true; for {@link #throwAny}. */
    public static Optional<Problem> when(boolean wrong, String component, String why) {
        return wrong ? Optional.of(of(component, why)) : Optional.empty();
    }

    /**
     * Throws all the problems together, if there are any.
     *
     * @throws Problem that stands for all of them
     */
    @SafeVarargs
    public static void throwAny(Optional<Problem>... problems) {
        List<Problem> found = new ArrayList<>();
        for (Optional<Problem> problem : problems) {
            problem.ifPresent(found::add);
        }
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            Problem first = found.get(0);
            String message =
                    found.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
            throw new Problem(first.component, first.why, List.copyOf(found), message);
        }
    }

    /** The component that it is about. */
    public String component() {
        return component;
    }

    String why() {
        return why;
    }

    List<Problem> all() {
        return all;
    }
}
