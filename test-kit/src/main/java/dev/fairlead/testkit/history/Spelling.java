package dev.fairlead.testkit.history;

/** How failures spell what is stored as JSON. */
public final class Spelling {
    private static final int BRIEF = 80;

    private Spelling() {}

    /** {@code {"position":18}} as {@code {position=18}}. */
    public static String plain(String json) {
        return json.replace("\":", "=").replace("\"", "").replace(",", ", ");
    }

    /** A text that is too long for a sentence, without its middle. */
    public static String brief(String text) {
        return text.length() <= BRIEF
                ? text
                : text.substring(0, BRIEF / 2)
                        + "\u2026"
                        + text.substring(text.length() - BRIEF / 2);
    }
}
