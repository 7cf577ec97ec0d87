package dev.fairlead.maven.describe;

import java.io.Serializable;

/**
 * A setting as a plugin's configuration definition has it.
 *
 * @param name its key
 * @param type Kafka's type, in lower case
 * @param presence whether it has to be set
 * @param defaultText the default as a configuration would write it; empty for secrets, and where
 *     there is none
 * @param limits what its validator says of itself, or an empty string
 * @param shown how it is shown
 */
public record Setting(
        String name, String type, Presence presence, String defaultText, String limits, Shown shown)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** Whether it has to be set. */
    public enum Presence {
        /** There is no default. */
        REQUIRED,
        /** There is a default. */
        DEFAULT,
        /** Nothing happens without it. */
        OPTIONAL
    }

    /**
     * How a setting is shown.
     *
     * @param label its name for readers
     * @param group what it belongs to, or an empty string
     * @param importance high, medium or low
     * @param documentation what it does
     */
    public record Shown(String label, String group, String importance, String documentation)
            implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /**
     * Tells whether the value is a secret.
     *
     * @return true for Kafka's type PASSWORD
     */
    public boolean isSecret() {
        return type.equals("password");
    }

    /**
     * Tells whether a configuration without it is refused.
     *
     * @return true if so
     */
    public boolean isRequired() {
        return presence == Presence.REQUIRED;
    }
}
