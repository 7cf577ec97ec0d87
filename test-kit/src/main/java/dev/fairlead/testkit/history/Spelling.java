package dev.fairlead.testkit.history;

/** How failures spell what is stored as JSON. */
public final class Spelling {
    private Spelling() {}

    /** {@code {"position":18}} as {@code {position=18}}. */
    public static String plain(String json) {
        return json.replace("\":", "=").replace("\"", "").replace(",", ", ");
    }
}
