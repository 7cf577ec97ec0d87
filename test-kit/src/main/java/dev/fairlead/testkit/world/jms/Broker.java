package dev.fairlead.testkit.world.jms;

import dev.fairlead.testkit.world.Troubles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.Connector;
import org.apache.activemq.broker.TransportConnector;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.jspecify.annotations.Nullable;

/**
 * The broker of this JVM: starts with the first life that needs it, and ends with the JVM. It keeps
 * nothing on disk. Ports are used again by later lives, so that a life costs no new listener, and a
 * connector that puts the broker's address into its offsets sees the same one in each life. Queues
 * are not: a client that a former life left behind can't read what is not for it.
 */
final class Broker {
    /** A port of the broker, for one life at a time. */
    private record Port(int number, TransportConnector connector) {}

    private static final class Started {
        private static final Broker BROKER = new Broker();
    }

    private static final AtomicLong LIVES = new AtomicLong();

    private final BrokerService service = new BrokerService();
    private final Map<Connector, Station> stations = new ConcurrentHashMap<>();
    private final Queue<Port> free =
            new PriorityQueue<>((one, other) -> Integer.compare(one.number(), other.number()));
    private int ports;

    private Broker() {
        service.setBrokerName("fairlead");
        service.setPersistent(false);
        service.setUseJmx(false);
        service.setUseShutdownHook(false);
        service.setAdvisorySupport(false);
        service.setSchedulerSupport(false);
        service.setUseVirtualTopics(false);
        service.setEnableStatistics(false);
        service.setDestinationPolicy(policies());
        service.setMessageAuthorizationPolicy(
                (context, message) ->
                        station(context.getConnector())
                                .map(it -> it.mayGive(message, context.getConnection()))
                                .orElse(false));
        service.setPlugins(new BrokerPlugin[] {next -> new FaultyBroker(next, this::station)});
        try {
            service.start();
        } catch (Exception e) {
            throw new IllegalStateException("the world's broker can't be started", e);
        }
        if (!service.waitUntilStarted()) {
            throw new IllegalStateException("the world's broker doesn't start");
        }
    }

    private Optional<Station> station(@Nullable Connector port) {
        return port == null ? Optional.empty() : Optional.ofNullable(stations.get(port));
    }

    /** Dispatching on the thread that asks makes it happen before the answer. */
    private static PolicyMap policies() {
        PolicyEntry policy = new PolicyEntry();
        policy.setOptimizedDispatch(true);
        policy.setStrictOrderDispatch(true);
        policy.setProducerFlowControl(false);
        policy.setExpireMessagesPeriod(0);
        PolicyMap policies = new PolicyMap();
        policies.setDefaultEntry(policy);
        return policies;
    }

    /**
     * A port and queues for a life. ActiveMQ finds its parts by the caller's class loader, which
     * may be that of a plugin with an ActiveMQ of its own.
     *
     * @param troubles are asked before each call of the plugin
     */
    static Station open(int queues, Troubles troubles) {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        caller.setContextClassLoader(BrokerService.class.getClassLoader());
        try {
            return Started.BROKER.newStation(queues, troubles);
        } finally {
            caller.setContextClassLoader(before);
        }
    }

    private Station newStation(int queues, Troubles troubles) {
        Port port = take();
        long life = LIVES.incrementAndGet();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < queues; i++) {
            names.add("queue-" + life + (char) ('a' + i));
        }
        Station station =
                new Station(service, port.connector(), names, troubles, () -> giveBack(port));
        stations.put(port.connector(), station);
        return station;
    }

    private synchronized Port take() {
        Port port = free.poll();
        return port == null ? listen() : port;
    }

    private Port listen() {
        try {
            TransportConnector connector =
                    service.addConnector(
                            "tcp://127.0.0.1:0?transport.closeAsync=false"
                                    + "&wireFormat.maxInactivityDuration=0");
            ports++;
            connector.setName("port-" + ports);
            connector.setDisableAsyncDispatch(true); // so that messages come before the answer
            return new Port(ports, service.startTransportConnector(connector));
        } catch (Exception e) {
            throw new IllegalStateException("the world's broker can't listen", e);
        }
    }

    private synchronized void giveBack(Port port) {
        stations.remove(port.connector());
        free.add(port);
    }
}
