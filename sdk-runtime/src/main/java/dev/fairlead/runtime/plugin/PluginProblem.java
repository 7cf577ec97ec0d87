package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Something about plugins that the operator should know. The worker goes on without what is broken.
 *
 * @param where the file, directory or class that it is about
 * @param why what is wrong with it
 * @param remedy what to do about it
 */
public record PluginProblem(Severity severity, String where, String why, String remedy) {
    /** What becomes of the plugin. */
    public enum Severity {
        /** It can't be used. */
        SKIPPED,
        /** It can be used here, but not everywhere. */
        USABLE
    }

    static PluginProblem skipped(String where, String why, String remedy) {
        return new PluginProblem(Severity.SKIPPED, where, why, remedy);
    }

    static PluginProblem unreadable(Path path, IOException why) {
        return skipped(
                path.toString(),
                "it can't be read as a jar (" + reason(why) + ")",
                "copy the file again or remove it");
    }

    static PluginProblem usable(String where, String why, String remedy) {
        return new PluginProblem(Severity.USABLE, where, why, remedy);
    }

    /** One line for the log. */
    public String message() {
        String fate = severity == Severity.SKIPPED ? " is skipped: " : " is used, but: ";
        return "plugin " + quoted(where) + fate + why + "; " + remedy;
    }
}
