package dev.fairlead.samples.queue;

import dev.fairlead.api.Setting;

/** What a person sets for {@link QueueSource}, beside the topic. */
public record QueueSourceConfig(
        @Setting("The broker") BrokerAccess broker, @Setting("Queue to read") String queueName) {}
