package dev.fairlead.runtime.config;

/**
 * Where a sink's records go that can't be handled.
 *
 * @param topic {@code errors.deadletterqueue.topic.name}
 * @param replicationFactor of the topic if it must be made ({@code
 *     errors.deadletterqueue.topic.replication.factor})
 * @param explained whether headers say what went wrong ({@code
 *     errors.deadletterqueue.context.headers.enable})
 */
public record DeadLetterOptions(String topic, short replicationFactor, boolean explained) {}
