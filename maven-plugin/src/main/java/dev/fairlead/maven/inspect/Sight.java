package dev.fairlead.maven.inspect;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that was seen, as a line of text.
 *
 * @param kind what kind of thing
 * @param plugin the class that it is about
 * @param details what belongs to the kind
 */
public record Sight(Kind kind, String plugin, List<String> details) {
    /** What can be seen. */
    public enum Kind {
        /**
         * The worker lists the class; details: its type, its version, "ours" if it is the jar's.
         */
        LISTED,
        /** The class can't be loaded or created; details: what was thrown. */
        NOT_CREATED,
        /** {@code version()} gives nothing of use; details: what it gives. */
        VERSION,
        /** {@code config()} throws, or gives null; details: which. */
        CONFIG,
        /** A default is refused; details: the setting, its default, by what. */
        DEFAULT,
        /** A setting has no documentation; details: the setting. */
        UNDOCUMENTED,
        /** A setting is named like a secret and isn't typed PASSWORD; details: setting, type. */
        SECRET,
        /** The class of a connector's tasks is of no use; details: why. */
        TASK,
        /** Creating the plugin starts a thread; details: its name. */
        THREAD,
        /** All has been said; without it the JVM ended early. */
        END
    }

    /** Keeps a copy. */
    public Sight {
        details = List.copyOf(details);
    }

    static Sight of(Kind kind, String plugin, String... details) {
        return new Sight(kind, plugin, Arrays.asList(details));
    }

    /** Returns the line. */
    String line() {
        return Stream.concat(Stream.of(kind.name(), plugin), details.stream())
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    /**
     * Reads a line.
     *
     * @param line what {@code line()} gave
     * @return the same again
     */
    public static Sight parse(String line) {
        List<String> parts =
                Arrays.stream(line.split(" ", -1))
                        .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
                        .toList();
        return new Sight(Kind.valueOf(parts.get(0)), parts.get(1), parts.subList(2, parts.size()));
    }
}
