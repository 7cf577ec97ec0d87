package dev.fairlead.testkit.catalogue;

import java.util.Optional;

/**
 * What the catalogue says of one law, without the code that judges it.
 *
 * @param id the law's number, such as S1; it stays the same for ever
 * @param sentence what the law demands, in one sentence without a full stop
 * @param why what goes wrong where it is broken, for a reader who never met the problem
 * @param incident where it went wrong in public, such as "kafka-connect-jdbc#598"; empty when no
 *     incident is known
 * @param standing whom it binds
 * @param undecided why no run of the kit can decide it; empty when it is checked
 */
public record LawText(
        String id,
        String sentence,
        String why,
        Optional<String> incident,
        Standing standing,
        Optional<String> undecided) {
    /** Whom a law binds. */
    public enum Standing {
        /** Every plugin of the kind. */
        REQUIRED,
        /** Plugins whose author declares the capability. */
        DECLARED
    }

    /** A law that every plugin of its kind must keep. */
    public static LawText required(String id, String sentence, String why) {
        return new LawText(
                id, sentence, why, Optional.empty(), Standing.REQUIRED, Optional.empty());
    }

    /** A law for plugins whose author declares the capability. */
    public static LawText declared(String id, String sentence, String why) {
        return new LawText(
                id, sentence, why, Optional.empty(), Standing.DECLARED, Optional.empty());
    }

    /** The same with an incident that was seen in public. */
    public LawText seenIn(String place) {
        return new LawText(id, sentence, why, Optional.of(place), standing, undecided);
    }

    /** The same law, which no run can decide. */
    public LawText undecided(String reason) {
        return new LawText(id, sentence, why, incident, standing, Optional.of(reason));
    }

    @Override
    public String toString() {
        return id + " " + sentence;
    }
}
