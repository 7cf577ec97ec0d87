package dev.fairlead.maven.describe;

import java.io.Serializable;
import java.util.List;

/**
 * What a plugin says of itself.
 *
 * @param className its class
 * @param settings its settings, in the order of their definition; none if it takes none
 * @param failure why it couldn't be asked, or an empty string
 */
public record Described(String className, List<Setting> settings, String failure)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** Keeps a copy. */
    public Described {
        settings = List.copyOf(settings);
    }

    static Described of(String className, List<Setting> settings) {
        return new Described(className, settings, "");
    }

    static Described failed(String className, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new Described(className, List.of(), String.valueOf(cause));
    }
}
