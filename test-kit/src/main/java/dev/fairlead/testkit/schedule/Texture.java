package dev.fairlead.testkit.schedule;

/** What the items look like that a step adds to the world. */
public enum Texture {
    /** A few ASCII letters. */
    PLAIN(""),
    /** Characters of two, three and four bytes in UTF-8. */
    MULTI_BYTE("*"),
    /** Longer than the buffers that connectors commonly start with. */
    LONG("#");

    private final String mark;

    Texture(String mark) {
        this.mark = mark;
    }

    /** The character in a token, empty for plain. */
    public String mark() {
        return mark;
    }
}
