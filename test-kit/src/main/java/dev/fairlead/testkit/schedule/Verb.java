package dev.fairlead.testkit.schedule;

/**
 * What a letter means in a schedule.
 *
 * @param meaning a clause that completes "the step lets …": "the task poll, n times"
 * @param weight how often the random search picks it, relative to the others; 0 for never
 * @param countMax the largest count that the search tries; 0 when the verb takes none
 * @param addsItems whether the step adds items to the world, so that textures apply
 * @param simpler the verb to try instead when a counterexample is shrunk; itself when there is none
 */
public record Verb(
        char letter, String meaning, int weight, int countMax, boolean addsItems, char simpler) {
    /** Something that the worker does or suffers. */
    public static Verb of(char letter, String meaning, int weight, int countMax) {
        return new Verb(letter, meaning, weight, countMax, false, letter);
    }

    /** The same with a simpler verb to try when a counterexample is shrunk. */
    public Verb simplerAs(char other) {
        return new Verb(letter, meaning, weight, countMax, addsItems, other);
    }

    /** Adds items to a place of the world. */
    public static Verb items(char letter, int weight, int countMax) {
        return new Verb(
                letter,
                "n items appear at place " + letter + " of the world",
                weight,
                countMax,
                true,
                'A');
    }
}
