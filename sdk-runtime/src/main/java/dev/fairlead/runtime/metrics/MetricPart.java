package dev.fairlead.runtime.metrics;

/** Metrics that come and go together. */
interface MetricPart extends AutoCloseable {
    /** What no other part has at the same time. */
    String key();

    /** Takes the metrics away; only for the registry. */
    void remove();

    /** Takes the metrics away, unless another part has taken over their name. */
    @Override
    void close();
}
