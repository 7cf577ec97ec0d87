package dev.fairlead.runtime.log.local;

import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.TopicSelection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;

/** One member of a local group. */
final class GroupMember implements InboundLog {
    private final Groups groups;
    private final LocalPartitions partitions;
    private final String group;
    private final String name;
    private final MemberOptions options;

    private final NavigableMap<TopicPartition, Cursor> cursors = new TreeMap<>(Membership.ORDER);
    private final Queue<Runnable> answers = new ArrayDeque<>();
    private @Nullable TopicPartition servedLast;
    private volatile @Nullable Subscription subscription;
    private volatile boolean wokenEarly;
    private boolean closed;

    private record Subscription(Membership membership, RebalanceListener listener) {}

    /** Where the member stands in one of its partitions. */
    private static final class Cursor {
        final PartitionReader reader;
        long position;
        boolean paused;

        Cursor(PartitionReader reader, long position) {
            this.reader = reader;
            this.position = position;
        }
    }

    GroupMember(
            Groups groups,
            LocalPartitions partitions,
            String group,
            String name,
            MemberOptions options) {
        this.groups = groups;
        this.partitions = partitions;
        this.group = group;
        this.name = name;
        this.options = options;
    }

    @Override
    public void subscribe(TopicSelection topics, RebalanceListener listener) {
        if (subscription != null || closed) {
            throw new IllegalStateException(
                    "member '" + name + "' of group '" + group + "' can subscribe only once");
        }
        Membership membership = groups.enter(group, name, topics);
        subscription = new Subscription(membership, listener);
        if (wokenEarly) {
            groups.wake(membership);
        }
    }

    @Override
    public List<InboundRecord> fetch(Duration patience) {
        Subscription current = subscribed();
        Membership membership = current.membership();
        answerCommits();
        long deadlineMs = deadlineMs(patience);
        groups.beginFetch(membership);
        try {
            while (true) {
                long seen = groups.changes();
                if (groups.takeWakeup(membership)) {
                    return List.of();
                }
                rebalance(current);
                List<InboundRecord> records = read();
                if (!records.isEmpty() || !groups.awaitChange(seen, deadlineMs)) {
                    return records;
                }
            }
        } finally {
            groups.endFetch(membership);
        }
    }

    @Override
    public void wakeup() {
        wokenEarly = true;
        Subscription current = subscription;
        if (current != null) {
            groups.wake(current.membership());
        }
    }

    @Override
    public Set<TopicPartition> assignment() {
        return new TreeSet<>(cursors.navigableKeySet());
    }

    @Override
    public long position(TopicPartition partition) {
        return cursor(partition).position;
    }

    @Override
    public OptionalLong lag(TopicPartition partition) {
        Cursor cursor = cursors.get(partition);
        return cursor == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, cursor.reader.end() - cursor.position));
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException(
                    "can't seek partition " + partition + " to the negative offset " + offset);
        }
        cursor(partition).position = offset;
    }

    @Override
    public void pause(Collection<TopicPartition> paused) {
        paused.forEach(partition -> cursor(partition).paused = true);
    }

    @Override
    public void resume(Collection<TopicPartition> resumed) {
        resumed.forEach(partition -> cursor(partition).paused = false);
    }

    @Override
    public void commitAsync(Map<TopicPartition, Long> positions, CommitListener listener) {
        Exception failure = null;
        try {
            groups.commit(group, subscribed().membership(), positions);
        } catch (KafkaException e) {
            failure = e;
        }
        Exception outcome = failure;
        answers.add(() -> listener.completed(outcome));
    }

    @Override
    public void commitSync(Map<TopicPartition, Long> positions, Duration patience) {
        Membership membership = subscribed().membership();
        answerCommits();
        groups.commit(group, membership, positions);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        Subscription current = subscription;
        Failures failures = new Failures();
        failures.run(this::answerCommits);
        if (current != null) {
            Membership membership = current.membership();
            Set<TopicPartition> lost = groups.takeLost(group, membership);
            tell(lost, current.listener()::lost, failures);
            Set<TopicPartition> owned = groups.ownedBy(group, membership);
            tell(owned, current.listener()::revoked, failures);
            failures.run(this::answerCommits);
            groups.leave(group, membership);
        }
        forget(assignment());
        closed = true;
        failures.throwFirst();
    }

    private void rebalance(Subscription current) {
        Membership membership = current.membership();
        Failures failures = new Failures();
        Set<TopicPartition> lost = groups.takeLost(group, membership);
        if (!lost.isEmpty()) {
            tell(lost, current.listener()::lost, failures);
            forget(lost);
        }
        if (groups.isReplaced(membership)) {
            failures.throwFirst();
            throw new FencedInstanceIdException(
                    "member '"
                            + name
                            + "' of group '"
                            + group
                            + "' was replaced by a later member of the same name");
        }
        Set<TopicPartition> revoked = groups.toRevoke(group, membership);
        if (!revoked.isEmpty()) {
            tell(revoked, current.listener()::revoked, failures);
            forget(revoked);
            groups.release(group, membership, revoked);
        }
        Set<TopicPartition> taken = groups.take(group, membership);
        if (!taken.isEmpty()) {
            taken.forEach(this::openCursor);
            tell(taken, current.listener()::assigned, failures);
        }
        failures.throwFirst();
    }

    private static void tell(
            Set<TopicPartition> moved,
            Consumer<Collection<TopicPartition>> listener,
            Failures failures) {
        if (!moved.isEmpty()) {
            failures.run(() -> listener.accept(List.copyOf(moved)));
        }
    }

    private void openCursor(TopicPartition partition) {
        PartitionReader reader = partitions.open(partition);
        long position = groups.committed(group, partition).orElseGet(() -> resetPosition(reader));
        cursors.put(partition, new Cursor(reader, position));
    }

    private long resetPosition(PartitionReader reader) {
        return switch (options.reset()) {
            case EARLIEST -> reader.start();
            case LATEST -> reader.end();
        };
    }

    private void forget(Collection<TopicPartition> gone) {
        for (TopicPartition partition : gone) {
            Cursor cursor = cursors.remove(partition);
            if (cursor != null) {
                cursor.reader.close();
            }
        }
    }

    /** Starts behind the partition that was served last, so that none starves. */
    private List<InboundRecord> read() {
        List<InboundRecord> records = new ArrayList<>();
        TopicPartition last = servedLast;
        if (last == null) {
            cursors.forEach((partition, cursor) -> readInto(records, partition, cursor));
        } else {
            cursors.tailMap(last, false)
                    .forEach((partition, cursor) -> readInto(records, partition, cursor));
            cursors.headMap(last, true)
                    .forEach((partition, cursor) -> readInto(records, partition, cursor));
        }
        return records;
    }

    private void readInto(List<InboundRecord> records, TopicPartition partition, Cursor cursor) {
        int room = options.recordsMax() - records.size();
        if (cursor.paused || room == 0) {
            return;
        }
        if (cursor.position < cursor.reader.start() || cursor.position > cursor.reader.end()) {
            cursor.position = resetPosition(cursor.reader);
        }
        List<InboundRecord> more = cursor.reader.read(cursor.position, room, options.bytesMax());
        if (!more.isEmpty()) {
            records.addAll(more);
            cursor.position = more.get(more.size() - 1).offset() + 1;
            servedLast = partition;
        }
    }

    private void answerCommits() {
        for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
            answer.run();
        }
    }

    private Cursor cursor(TopicPartition partition) {
        Cursor cursor = cursors.get(partition);
        if (cursor == null) {
            throw new IllegalStateException(
                    "partition "
                            + partition
                            + " is not assigned to member '"
                            + name
                            + "' of group '"
                            + group
                            + "'; assigned are "
                            + cursors.navigableKeySet());
        }
        return cursor;
    }

    private Subscription subscribed() {
        Subscription current = subscription;
        if (current == null || closed) {
            throw new IllegalStateException(
                    "member '"
                            + name
                            + "' of group '"
                            + group
                            + (closed ? "' is closed" : "' hasn't subscribed yet"));
        }
        return current;
    }

    private long deadlineMs(Duration patience) {
        long nowMs = groups.nowMs();
        long sumMs = nowMs + patience.toMillis();
        return sumMs < nowMs ? Long.MAX_VALUE : sumMs;
    }
}
