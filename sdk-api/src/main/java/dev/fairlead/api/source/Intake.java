package dev.fairlead.api.source;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one session that wait to be polled, and how many more there is room for. Any
 * thread may put; the others are the task's.
 */
final class Intake<M> implements Inbox<M> {
    private final int max;
    private final Runnable wake;
    private final Deque<M> waiting = new ArrayDeque<>();
    private int unacknowledged;
    private boolean pushed;
    private boolean closed;
    private @Nullable Throwable failure;

    /**
     * An empty one.
     *
     * @param max how many messages may be unacknowledged
     * @param wake is run when there is news
     */
    Intake(int max, Runnable wake) {
        this.max = max;
        this.wake = wake;
    }

    @Override
    public boolean put(M message) {
        synchronized (this) {
            try {
                while (!closed && unacknowledged >= max) {
                    wait();
                }
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (closed) {
                return false;
            }
            unacknowledged++;
            pushed = true;
            waiting.add(message);
        }
        wake.run();
        return true;
    }

    @Override
    public void fail(Throwable reason) {
        synchronized (this) {
            failure = failure == null ? reason : failure;
        }
        wake.run();
    }

    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether a message was put, and not fetched. */
    synchronized boolean wasPushed() {
        return pushed;
    }

    synchronized int room() {
        return Math.max(0, max - unacknowledged);
    }

    synchronized void addFetched(Collection<M> messages) {
        unacknowledged += messages.size();
        waiting.addAll(messages);
    }

    synchronized boolean hasNews() {
        return failure != null || !waiting.isEmpty();
    }

    synchronized Optional<M> first() {
        return Optional.ofNullable(waiting.peek());
    }

    synchronized void removeFirst() {
        waiting.remove();
    }

    synchronized void acknowledged(int messages) {
        unacknowledged -= messages;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }
}
