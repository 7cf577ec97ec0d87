package dev.fairlead.runtime.herder;

import java.time.Duration;

/**
 * What a herder is told.
 *
 * @param patience how long a request may take; 90 seconds in stock
 * @param resetsTopics whether the topics that connectors used may be forgotten ({@code
 *     topic.tracking.allow.reset})
 */
public record HerderOptions(Duration patience, boolean resetsTopics) {
    /** Stock's. */
    public static HerderOptions defaults() {
        return new HerderOptions(Duration.ofSeconds(90), true);
    }

    /** How long a plugin may take, so that there is time left to say that it took too long. */
    Duration patienceWithPlugins() {
        return patience.multipliedBy(9).dividedBy(10);
    }
}
