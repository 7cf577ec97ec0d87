package dev.fairlead.runtime.metrics;

/**
 * What metrics say of a connector.
 *
 * @param type {@code source} or {@code sink}
 */
public record ConnectorFacts(String name, String type, String className, String version) {
    void describe(MetricSet set) {
        set.fact("connector-class", "class of the connector", className);
        set.fact("connector-version", "version that the connector tells", version);
        set.fact("connector-type", "source or sink", type);
    }
}
