package dev.fairlead.testkit.mutation;

/** What became of a mutant. */
public sealed interface Fate {
    /** A law noticed it. */
    record Killed(Noticed by) implements Fate {}

    /** It ran, and no law noticed it. */
    record Survived() implements Fate {}

    /** No schedule came by the altered place, so it doesn't count. */
    record Unreached() implements Fate {}

    /** It isn't a class that Java accepts, or can't be loaded; it doesn't count. */
    record Unfit(String reason) implements Fate {}

    /** The time was over. */
    record Untried() implements Fate {}
}
