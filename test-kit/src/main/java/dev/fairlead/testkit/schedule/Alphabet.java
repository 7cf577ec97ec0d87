package dev.fairlead.testkit.schedule;

import java.util.List;
import java.util.stream.Collectors;

/** The verbs that a simulation understands. */
public record Alphabet(List<Verb> verbs) {
    /** In every alphabet: the worker crashes and comes back. */
    public static final char CRASH = 'x';

    public Alphabet {
        verbs = List.copyOf(verbs);
    }

    /**
     * The verb of a letter.
     *
     * @throws IllegalArgumentException the simulation has no such verb
     */
    public Verb verb(char letter) {
        for (Verb verb : verbs) {
            if (verb.letter() == letter) {
                return verb;
            }
        }
        throw new IllegalArgumentException(
                "no step is called '"
                        + letter
                        + "'; there are "
                        + verbs.stream()
                                .map(verb -> verb.letter() + " (" + verb.meaning() + ")")
                                .collect(Collectors.joining(", ")));
    }

    /** The same without the items of places from {@code places} on. */
    public Alphabet withPlaces(int places) {
        return new Alphabet(
                verbs.stream()
                        .filter(verb -> !verb.addsItems() || verb.letter() - 'A' < places)
                        .toList());
    }
}
