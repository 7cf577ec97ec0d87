package dev.fairlead.testkit.schedule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a schedule. As a token: the verb's letter, how many, what the items look like, {@code
 * +} when one more item is only begun, {@code !n} when the worker crashes at the n-th point of this
 * step. {@code A2*+} adds two multi-byte items to place A and begins a third; {@code p!2} polls and
 * crashes at the second interaction.
 *
 * @param verb what happens; a letter of the simulation's {@link Alphabet}
 * @param count how often or how many; 0 when the token doesn't say
 * @param crashAt the interaction of this step, counted from 1, before which the worker crashes; 0
 *     for none
 */
public record Step(char verb, int count, Texture texture, boolean unfinished, int crashAt) {
    private static final Pattern TOKEN =
            Pattern.compile("([A-Za-z])(\\d{1,6})?([*#])?(\\+)?(?:!(\\d{1,6}))?");

    public Step {
        if (count < 0 || crashAt < 0) {
            throw new IllegalArgumentException(
                    "step '"
                            + verb
                            + "' has count "
                            + count
                            + " and crash point "
                            + crashAt
                            + "; both must be 0 or more");
        }
    }

    /** A step without particulars. */
    public static Step of(char verb) {
        return new Step(verb, 0, Texture.PLAIN, false, 0);
    }

    /** A step with a count. */
    public static Step of(char verb, int count) {
        return new Step(verb, count, Texture.PLAIN, false, 0);
    }

    /**
     * Reads one token.
     *
     * @throws IllegalArgumentException it isn't one
     */
    public static Step parse(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + token
                            + "' is no step of a schedule; write a letter, then a number, * or"
                            + " #, +, and !n for a crash, each optional, such as p3, A2*+ or c!1");
        }
        return new Step(
                token.charAt(0),
                number(matcher.group(2)),
                texture(matcher.group(3)),
                matcher.group(4) != null,
                number(matcher.group(5)));
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Texture texture(@org.jspecify.annotations.Nullable String mark) {
        for (Texture texture : Texture.values()) {
            if (texture.mark().equals(mark)) {
                return texture;
            }
        }
        return Texture.PLAIN;
    }

    /** The count, or {@code otherwise} when the token doesn't say. */
    public int countOr(int otherwise) {
        return count == 0 ? otherwise : count;
    }

    /** Whether the worker crashes in this step. */
    public boolean isCut() {
        return crashAt > 0;
    }

    /** The same with another verb. */
    public Step withVerb(char other) {
        return new Step(other, count, texture, unfinished, crashAt);
    }

    /** The same with another count. */
    public Step withCount(int other) {
        return new Step(verb, other, texture, unfinished, crashAt);
    }

    /** The same with items that look otherwise. */
    public Step withTexture(Texture other) {
        return new Step(verb, count, other, unfinished, crashAt);
    }

    /** The same with or without a last item that is only begun. */
    public Step withUnfinished(boolean other) {
        return new Step(verb, count, texture, other, crashAt);
    }

    /** The same with a crash at another point; 0 for none. */
    public Step withCrashAt(int point) {
        return new Step(verb, count, texture, unfinished, point);
    }

    /** The token that {@link #parse} reads. */
    @Override
    public String toString() {
        return verb
                + (count == 0 ? "" : Integer.toString(count))
                + texture.mark()
                + (unfinished ? "+" : "")
                + (crashAt == 0 ? "" : "!" + crashAt);
    }
}
