package dev.fairlead.runtime.config;

import java.util.Optional;

/**
 * Where records go that can't be handled.
 *
 * @param topic {@code errors.deadletterqueue.topic.name}
 * @param replicationFactor of the topic if it must be made ({@code
 *     errors.deadletterqueue.topic.replication.factor})
 * @param explained whether headers say what went wrong ({@code
 *     errors.deadletterqueue.context.headers.enable})
 */
public record DeadLetterOptions(String topic, short replicationFactor, boolean explained) {
    static final String TOPIC = "errors.deadletterqueue.topic.name";

    static Optional<DeadLetterOptions> parse(Settings settings) {
        return settings.text(TOPIC)
                .map(
                        topic ->
                                new DeadLetterOptions(
                                        topic,
                                        (short)
                                                settings.integer(
                                                        "errors.deadletterqueue.topic.replication"
                                                                + ".factor",
                                                        3,
                                                        -1),
                                        settings.flag(
                                                "errors.deadletterqueue.context.headers.enable",
                                                false)));
    }
}
