package dev.fairlead.testkit.report;

/**
 * Who broke a law.
 *
 * @param laws the class that checks such connectors, as code spells it; for example "SourceLaws"
 * @param connector the connector's class, as code spells it
 * @param plugin the connector's class with its package
 */
public record Subject(String laws, String connector, String plugin) {
    /** A connector without a package. */
    public Subject(String laws, String connector) {
        this(laws, connector, connector);
    }

    /** The line of code that lives the schedule again. */
    String replay(String schedule) {
        return laws
                + ".of("
                + connector
                + ".class).in(\u2026).replay(Schedule.parse(\""
                + schedule
                + "\"));";
    }
}
