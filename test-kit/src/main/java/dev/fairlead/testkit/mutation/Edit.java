package dev.fairlead.testkit.mutation;

/** How a class is changed to have a fault. */
sealed interface Edit {
    /** The body does nothing; what returns a value returns its argument. */
    record Empty(Spot spot) implements Edit {}

    /** What is returned is altered first. */
    record Result(Spot spot, String alteration) implements Edit {}

    /** The last argument is altered first. */
    record Argument(Spot spot, String alteration) implements Edit {}

    /** What a call gave is altered. */
    record Instead(Spot spot, String alteration) implements Edit {}

    /** An exception of this class that the body throws ends it as if it had succeeded. */
    record Swallow(Spot spot, String exception) implements Edit {}

    /** The body runs when poll returns, in place of when it is called. */
    record Early(Spot spot) implements Edit {}

    /** The body throws. */
    record Throwing(Spot spot) implements Edit {}

    /** A {@code throw new} returns. */
    record Unthrown() implements Edit {}

    /** A sum or difference with 1 lacks the 1. */
    record Sum() implements Edit {}
}
