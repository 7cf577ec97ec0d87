package dev.fairlead.testkit.sdk;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.source.Inbox;
import dev.fairlead.api.source.PushSource;
import dev.fairlead.api.source.Subscription;
import dev.fairlead.testkit.world.queue.MessageQueue;
import dev.fairlead.testkit.world.queue.MessageQueue.Message;
import dev.fairlead.testkit.world.queue.MessageQueue.QueueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Reads a queue in memory by the SDK's push source; {@link Style} says which ways are wrong. */
public final class PushedQueue extends PushSource<PushedQueue.Config, Message, String> {
    enum Style {
        /** Acknowledges what it is told to, each message for itself. */
        EACH,
        /** The same, in a session that acknowledges all that it received. */
        ALL,
        /** Acknowledges what it received, before Kafka has it. */
        EARLY,
        /** Can't tell that it had a message before. */
        NOT_KNOWN_AGAIN,
        /** Acknowledges what it received when a later call fails, as if it were done with it. */
        DROPS_WHEN_A_CALL_FAILS
    }

    record Config(
            @Setting("The queue") String queueName,
            @Setting("How to read") @Default("EACH") Style style) {}

    @Override
    protected Subscription<Message> subscribe(Config config, Inbox<Message> inbox) {
        try {
            return new Reading(MessageQueue.connect(config.queueName()), config.style());
        } catch (QueueException lost) {
            throw new RetriableException(lost);
        }
    }

    @Override
    protected List<String> records(Config config, Message message) {
        return List.of(message.text());
    }

    @Override
    protected @Nullable Object identity(Config config, Message message) {
        return config.style() == Style.NOT_KNOWN_AGAIN ? null : message.id();
    }

    private record Reading(MessageQueue.Connection connection, Style style)
            implements Subscription<Message> {
        @Override
        public List<Message> receive(int max) {
            List<Message> messages = new ArrayList<>();
            try {
                for (Optional<Message> next = connection.receive();
                        next.isPresent();
                        next = messages.size() < max ? connection.receive() : Optional.empty()) {
                    messages.add(next.get());
                    if (style == Style.EARLY) {
                        connection.acknowledge(next.get().id());
                    }
                }
                return messages;
            } catch (QueueException lost) {
                if (style == Style.DROPS_WHEN_A_CALL_FAILS) {
                    acknowledge(messages);
                }
                throw new RetriableException(lost);
            }
        }

        @Override
        public void acknowledge(List<Message> messages) {
            try {
                for (Message message : messages) {
                    connection.acknowledge(message.id());
                }
            } catch (QueueException lost) {
                throw new RetriableException(lost);
            }
        }

        @Override
        public boolean acknowledgesAll() {
            return style == Style.ALL;
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
