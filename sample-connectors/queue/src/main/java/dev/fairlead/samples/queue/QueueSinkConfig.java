package dev.fairlead.samples.queue;

import dev.fairlead.api.Setting;

/** What a person sets for {@link QueueSink}. */
public record QueueSinkConfig(
        @Setting("The broker") BrokerAccess broker,
        @Setting("Queue to send to") String queueName) {}
