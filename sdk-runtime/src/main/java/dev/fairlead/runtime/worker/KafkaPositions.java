package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;

/** The positions of a consumer group in Kafka. */
final class KafkaPositions implements GroupPositions {
    private final Admin admin;
    private final String group;

    KafkaPositions(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    @Override
    public Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        outcome(
                        "read",
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                        Map.<TopicPartition, OffsetAndMetadata>of())
                .forEach(
                        (partition, offset) -> {
                            if (offset != null) {
                                committed.put(partition, offset.offset());
                            }
                        });
        return committed;
    }

    @Override
    public void alter(Map<TopicPartition, @Nullable Long> changes) {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        Set<TopicPartition> removed = new HashSet<>();
        changes.forEach(
                (partition, offset) -> {
                    if (offset == null) {
                        removed.add(partition);
                    } else {
                        moved.put(partition, new OffsetAndMetadata(offset));
                    }
                });
        if (!moved.isEmpty()) {
            done("altered", admin.alterConsumerGroupOffsets(group, moved).all());
        }
        if (!removed.isEmpty()) {
            done("removed", admin.deleteConsumerGroupOffsets(group, removed).all());
        }
    }

    @Override
    public void forget() {
        done("removed", admin.deleteConsumerGroups(List.of(group)).all());
    }

    @SuppressWarnings("NullAway") // a future of Void gives null
    private void done(String what, KafkaFuture<Void> future) {
        outcome(what, future, null);
    }

    /** A group that Kafka doesn't know has no offsets, and none to remove. */
    private <T> T outcome(String what, KafkaFuture<T> future, T ofNoGroup) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof GroupIdNotFoundException) {
                return ofNoGroup;
            }
            boolean inUse =
                    cause instanceof GroupNotEmptyException
                            || cause instanceof GroupSubscribedToTopicException
                            || cause instanceof UnknownMemberIdException;
            throw new KafkaException(
                    "the offsets of consumer group "
                            + quoted(group)
                            + " can't be "
                            + what
                            + ": "
                            + reason(cause)
                            + (inUse
                                    ? "; its members haven't all left yet: wait until the"
                                            + " connector's tasks have stopped completely and try"
                                            + " again. A task that hangs only leaves when the"
                                            + " worker is started anew"
                                    : "; try again when Kafka can be reached"),
                    cause);
        }
    }
}
