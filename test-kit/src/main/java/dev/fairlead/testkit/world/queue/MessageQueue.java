package dev.fairlead.testkit.world.queue;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A queue in memory. A connector finds it by the name in its settings, and opens a connection.
 *
 * <p>Each call of a connection may fail with a {@link QueueException}: without its effect, or with
 * it; then the connection is closed.
 */
public final class MessageQueue {
    private static final Map<String, MessageQueue> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong OPENED = new AtomicLong();

    private final String name = "queue-" + OPENED.incrementAndGet();
    private final Interference interference;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private long sent;

    /**
     * A message.
     *
     * @param id grows with each message
     */
    public record Message(long id, String text) {}

    /** A call to the queue failed. */
    public static final class QueueException extends IOException {
        private static final long serialVersionUID = 1L;

        QueueException(String message) {
            super(message);
        }
    }

    MessageQueue(Interference interference) {
        this.interference = interference;
        OPEN.put(name, this);
    }

    /**
     * Connects to the queue of this name.
     *
     * @throws QueueException there is none, or it takes no connections now
     */
    public static Connection connect(String name) throws QueueException {
        MessageQueue queue = OPEN.get(name);
        if (queue == null) {
            throw new QueueException("there is no queue named '" + name + "'");
        }
        if (!queue.call("connect", () -> {})) {
            throw new QueueException("the connection was lost at once");
        }
        return queue.newConnection();
    }

    private synchronized Connection newConnection() {
        Connection connection = new Connection();
        connections.add(connection);
        return connection;
    }

    /** False when the answer is lost, and with it the connection. */
    private boolean call(String call, Runnable effect) throws QueueException {
        Fate fate = interference.meet(call);
        switch (fate) {
            case PASS, ANSWER_LATE, FAIL_AFTER, FAIL_HALFWAY -> {
                synchronized (this) {
                    effect.run();
                }
                return fate == Fate.PASS || fate == Fate.ANSWER_LATE;
            }
            default -> throw new QueueException("the queue refuses '" + call + "'");
        }
    }

    /**
     * What reads and writes a queue. While it has messages that it hasn't acknowledged, the queue
     * gives nothing to others, so that messages keep their order; it ends when it closes.
     */
    public final class Connection implements AutoCloseable {
        private final Map<Long, Message> received = new TreeMap<>();
        private volatile boolean closed;

        private Connection() {}

        private void change(String call, Runnable effect) throws QueueException {
            if (closed) {
                throw new QueueException("the connection is closed");
            }
            if (!call(call, effect)) {
                close();
                throw new QueueException("the connection was lost during '" + call + "'");
            }
        }

        /** Whether it was closed, by whoever it was. */
        public boolean isClosed() {
            return closed;
        }

        /** Adds a message behind those that wait. */
        public void send(String text) throws QueueException {
            change("send", () -> add(text));
        }

        /**
         * The next message, if there is one and nobody else is reading; it waits for {@link
         * #acknowledge}.
         */
        public Optional<Message> receive() throws QueueException {
            List<Message> next = new ArrayList<>();
            change(
                    "receive",
                    () -> {
                        Message message = othersRead() ? null : waiting.poll();
                        if (message != null) {
                            received.put(message.id(), message);
                            next.add(message);
                        }
                    });
            return next.stream().findFirst();
        }

        private boolean othersRead() {
            return connections.stream().anyMatch(it -> it != this && !it.received.isEmpty());
        }

        /** Has the queue forget a message. */
        public void acknowledge(long id) throws QueueException {
            change("acknowledge " + id, () -> forget(id));
        }

        private void forget(long id) {
            Message message = received.remove(id);
            if (message != null) {
                released.add(message.text());
            }
        }

        /** Gives back what was received and not acknowledged, as the next to be read. */
        @Override
        public void close() {
            synchronized (MessageQueue.this) {
                closed = true;
                connections.remove(this);
                List<Message> back = new ArrayList<>(received.values());
                back.addAll(waiting);
                waiting.clear();
                back.stream()
                        .sorted((one, other) -> Long.compare(one.id(), other.id()))
                        .forEach(waiting::add);
                received.clear();
            }
        }
    }

    String name() {
        return name;
    }

    synchronized void add(String text) {
        sent++;
        waiting.add(new Message(sent, text));
    }

    /** The texts of what was acknowledged. */
    synchronized List<String> released() {
        return List.copyOf(released);
    }

    /** The texts of what is there, received by somebody or not. */
    synchronized Collection<String> texts() {
        List<String> texts = new ArrayList<>();
        connections.forEach(each -> each.received.values().forEach(m -> texts.add(m.text())));
        waiting.forEach(message -> texts.add(message.text()));
        return texts;
    }

    /** Ends all connections; what they had received is read again. */
    synchronized void cut() {
        List.copyOf(connections).forEach(Connection::close);
    }

    void close() {
        OPEN.remove(name);
    }
}
