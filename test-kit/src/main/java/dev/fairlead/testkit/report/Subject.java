package dev.fairlead.testkit.report;

/**
 * Who broke a law.
 *
 * @param laws the class that checks such connectors, as code spells it; for example "SourceLaws"
 * @param connector the connector's class, as code spells it
 * @param plugin the connector's class with its package
 * @param recipe how code sets the check up
 */
public record Subject(String laws, String connector, String plugin, Recipe recipe) {
    /** A connector without a package. */
    public Subject(String laws, String connector) {
        this(laws, connector, connector, Recipe.UNKNOWN);
    }
}
