package dev.fairlead.testkit.world.jms;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.ServingThread;
import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.Troubles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javax.jms.JMSException;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.Connection;
import org.apache.activemq.broker.TransportConnection;
import org.apache.activemq.broker.TransportConnector;
import org.apache.activemq.broker.region.Subscription;
import org.apache.activemq.command.ConsumerId;
import org.apache.activemq.command.Message;

/** A life's part of the broker: a port, and the queues that the plugin is told of. */
final class Station implements AutoCloseable {
    /** Something that the broker does for the plugin. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /** A plugin waits for the broker's answer, so what is asked here counts as its own call. */
    private static final Executor ASKING = Executors.newCachedThreadPool(ServingThread::new);

    private static final int SIGHTS = 200;
    private static final long SIGHT_NANOS = 100_000;

    private static final String OPTIONS =
            "?closeAsync=false&wireFormat.maxInactivityDuration=0&jms.watchTopicAdvisories=false"
                    + "&jms.sendAcksAsync=false&jms.alwaysSyncSend=true"
                    + "&jms.redeliveryPolicy.maximumRedeliveries=-1"
                    + "&jms.redeliveryPolicy.initialRedeliveryDelay=0"
                    + "&jms.redeliveryPolicy.redeliveryDelay=0"
                    + "&jms.prefetchPolicy.all=";

    private final TransportConnector connector;
    private final List<KeptQueue> queues;
    private final Troubles troubles;
    private final Runnable after;
    private final List<TransportConnection> connected = new CopyOnWriteArrayList<>();
    private final List<TransportConnection> lost = new CopyOnWriteArrayList<>();
    private final List<Subscription> readers = new CopyOnWriteArrayList<>();
    private volatile boolean pushes;
    private volatile boolean over;

    /**
     * @param names of the queues
     * @param after is run when the life is over
     */
    Station(
            BrokerService service,
            TransportConnector connector,
            List<String> names,
            Troubles troubles,
            Runnable after) {
        this.connector = connector;
        this.queues = names.stream().map(name -> new KeptQueue(service, name)).toList();
        this.troubles = troubles;
        this.after = after;
    }

    List<KeptQueue> queues() {
        return queues;
    }

    /**
     * The settings, with what points at this part of the broker.
     *
     * @param prefetch how many messages are pushed to consumers
     */
    Map<String, String> fill(Map<String, String> settings, int prefetch) {
        URI address = address();
        String url = "tcp://127.0.0.1:" + address.getPort() + OPTIONS + prefetch;
        List<String> names = queues.stream().map(KeptQueue::name).toList();
        return new Placeholders(
                        Map.of(
                                "url",
                                url,
                                "host",
                                "127.0.0.1",
                                "port",
                                Integer.toString(address.getPort()),
                                "queue",
                                names.get(0),
                                "queues",
                                String.join(",", names),
                                "user",
                                "fairlead",
                                "password",
                                "fairlead"))
                .fill(settings);
    }

    private URI address() {
        try {
            return connector.getConnectUri();
        } catch (Exception e) {
            throw new IllegalStateException("the world's broker has no address", e);
        }
    }

    /** What differs from run to run. */
    String shorten(String text) {
        return text.replaceAll("tcp://(127\\.0\\.0\\.1|localhost):\\d+", "tcp://broker")
                .replaceAll("\\bqueue-\\d+([a-d])\\b", "queue-$1")
                .replaceAll("\\bID:[^\\s,}]+", "ID");
    }

    /**
     * Does what the plugin asks for, unless its troubles say otherwise.
     *
     * @param answered whether a client waits for the answer; if not, it can only be told of a
     *     failure by the end of its connection
     */
    <T> T call(TransportConnection connection, String call, boolean answered, Work<T> work)
            throws Exception {
        Fate fate = meet(call);
        switch (fate) {
            case PASS, ANSWER_LATE -> {
                return work.run();
            }
            case FAIL_AFTER, FAIL_HALFWAY -> { // the broker must know what it did, to undo it later
                T done = work.run();
                lose(connection);
                return done;
            }
            case FAIL_BEFORE -> {
                if (!answered || troubles.isAway()) {
                    lose(connection);
                }
                throw new JMSException("the broker refuses '" + call + "'");
            }
            default -> {
                lose(connection);
                throw new JMSException("the broker doesn't answer '" + call + "'");
            }
        }
    }

    private Fate meet(String call) {
        return CompletableFuture.supplyAsync(() -> troubles.meet(call), ASKING).join();
    }

    /**
     * A client connects. First, connections that were lost give back what they had received, so
     * that messages keep their order.
     */
    void connected(TransportConnection connection) throws Exception {
        if (over) {
            throw new JMSException("there is no broker any more");
        }
        List<TransportConnection> gone =
                connected.stream()
                        .filter(each -> each.isStopping() || lost.contains(each))
                        .toList();
        for (TransportConnection each : gone) {
            end(each);
        }
        connected.removeAll(gone);
        lost.removeAll(gone);
        connected.add(connection);
    }

    void subscribed(Subscription reader) {
        readers.add(reader);
        if (reader.getPrefetchSize() > 0) {
            pushes = true;
        }
    }

    /** Whether a client was sent messages that it didn't ask for. */
    boolean pushes() {
        return pushes;
    }

    void unsubscribed(ConsumerId id) {
        readers.removeIf(reader -> reader.getConsumerInfo().getConsumerId().equals(id));
    }

    /**
     * Whether a connection may have a message: while another one has messages of that queue that it
     * hasn't acknowledged, it may not. So messages keep their order, whoever reads.
     */
    boolean mayGive(Message message, Connection connection) {
        return readers.stream()
                .noneMatch(
                        reader ->
                                reader.getContext().getConnection() != connection
                                        && reader.getInFlightSize() > 0
                                        && reader.matches(message.getDestination()));
    }

    /** Ends a connection, as a network does. */
    void lose(TransportConnection connection) {
        lost.add(connection);
        closeSocket(connection);
    }

    private static void closeSocket(TransportConnection connection) {
        Socket socket = connection.getTransport().narrow(Socket.class);
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Stopping waits a second for the thread that reads, unless that has seen the end before. */
    private static void end(TransportConnection connection) throws Exception {
        closeSocket(connection);
        for (int i = 0; i < SIGHTS && !connection.isStopping(); i++) {
            LockSupport.parkNanos(SIGHT_NANOS);
        }
        connection.stop();
    }

    /** Cuts all connections; what was received and not acknowledged waits again. */
    void cut() {
        Set<TransportConnection> all = new LinkedHashSet<>(connected);
        all.addAll(connector.getConnections());
        try {
            for (TransportConnection connection : all) {
                end(connection);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the world's broker can't cut a connection", e);
        }
        connected.removeAll(all);
        lost.removeAll(all);
    }

    @Override
    public void close() {
        over = true;
        cut();
        queues.forEach(KeptQueue::close);
        after.run();
    }
}
