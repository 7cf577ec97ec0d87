package dev.fairlead.testkit;

import dev.fairlead.testkit.law.Delivery;

/**
 * What the author says of a sink.
 *
 * @param delivery how often it stores what is delivered again
 * @param beforeReporters whether it also runs on workers before Kafka 2.6
 */
record SinkPromises(Delivery delivery, boolean beforeReporters) {
    static final SinkPromises NONE = new SinkPromises(Delivery.AT_LEAST_ONCE, false);
}
