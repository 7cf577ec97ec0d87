package dev.fairlead.testkit.world.jms;

import java.util.Optional;
import javax.jms.JMSException;
import org.apache.activemq.broker.Broker;
import org.apache.activemq.broker.BrokerFilter;
import org.apache.activemq.broker.ConnectionContext;
import org.apache.activemq.broker.Connector;
import org.apache.activemq.broker.ConsumerBrokerExchange;
import org.apache.activemq.broker.ProducerBrokerExchange;
import org.apache.activemq.broker.TransportConnection;
import org.apache.activemq.broker.region.Subscription;
import org.apache.activemq.command.ConnectionInfo;
import org.apache.activemq.command.ConsumerInfo;
import org.apache.activemq.command.Message;
import org.apache.activemq.command.MessageAck;
import org.apache.activemq.command.MessageDispatch;
import org.apache.activemq.command.MessagePull;
import org.apache.activemq.command.Response;
import org.apache.activemq.command.TransactionId;
import org.jspecify.annotations.Nullable;

/** Stands before the broker's work, and has calls of plugins meet their troubles. */
final class FaultyBroker extends BrokerFilter {
    private static final int REDELIVERIES_TOLD = 1;

    /** Finds a life by its port. */
    @FunctionalInterface
    interface Stations {
        Optional<Station> at(@Nullable Connector port);
    }

    private final Stations stations;

    FaultyBroker(Broker next, Stations stations) {
        super(next);
        this.stations = stations;
    }

    /** What comes from no port is the world's own. */
    private <T> T call(
            ConnectionContext context, String call, boolean answered, Station.Work<T> work)
            throws Exception {
        Optional<Station> station = stations.at(context.getConnector());
        if (station.isPresent() && context.getConnection() instanceof TransportConnection from) {
            return station.get().call(from, call, answered, work);
        }
        return work.run();
    }

    /** A client of a life that is over finds nobody. */
    @Override
    public void addConnection(ConnectionContext context, ConnectionInfo info) throws Exception {
        if (context.getConnection() instanceof TransportConnection from) {
            stations.at(context.getConnector())
                    .orElseThrow(() -> new JMSException("there is no broker any more"))
                    .connected(from);
        }
        call(
                context,
                "connect",
                true,
                () -> {
                    super.addConnection(context, info);
                    return true;
                });
    }

    @Override
    public Subscription addConsumer(ConnectionContext context, ConsumerInfo info) throws Exception {
        return call(
                context,
                "subscribe",
                true,
                () -> {
                    Subscription reader = super.addConsumer(context, info);
                    stations.at(context.getConnector()).ifPresent(it -> it.subscribed(reader));
                    return reader;
                });
    }

    @Override
    public void removeConsumer(ConnectionContext context, ConsumerInfo info) throws Exception {
        super.removeConsumer(context, info);
        stations.at(context.getConnector()).ifPresent(it -> it.unsubscribed(info.getConsumerId()));
    }

    /**
     * By default a client gives up what came six times before, as it does after as many crashes.
     * Here it isn't told.
     */
    @Override
    public void preProcessDispatch(MessageDispatch dispatch) {
        dispatch.setRedeliveryCounter(Math.min(dispatch.getRedeliveryCounter(), REDELIVERIES_TOLD));
        super.preProcessDispatch(dispatch);
    }

    @Override
    public Response messagePull(ConnectionContext context, MessagePull pull) throws Exception {
        return call(context, "receive", false, () -> super.messagePull(context, pull));
    }

    /** What is stored is what the world sees; the store is in memory. */
    @Override
    public void send(ProducerBrokerExchange producer, Message message) throws Exception {
        call(
                producer.getConnectionContext(),
                "send",
                message.isResponseRequired(),
                () -> {
                    message.setPersistent(true);
                    super.send(producer, message);
                    return true;
                });
    }

    /**
     * A client also says what it has delivered to whom, which changes nothing, and what it gives
     * up. There are no dead letters: such a client loses its connection, and the message waits.
     */
    @Override
    public void acknowledge(ConsumerBrokerExchange consumer, MessageAck ack) throws Exception {
        ConnectionContext context = consumer.getConnectionContext();
        if (ack.isPoisonAck() && context.getConnection() instanceof TransportConnection from) {
            stations.at(context.getConnector()).ifPresent(it -> it.lose(from));
            return;
        }
        if (!ack.isStandardAck() && !ack.isIndividualAck()) {
            super.acknowledge(consumer, ack);
            return;
        }
        call(
                context,
                "acknowledge",
                ack.isResponseRequired(),
                () -> {
                    super.acknowledge(consumer, ack);
                    return true;
                });
    }

    @Override
    public void commitTransaction(ConnectionContext context, TransactionId id, boolean onePhase)
            throws Exception {
        call(
                context,
                "commit",
                true,
                () -> {
                    super.commitTransaction(context, id, onePhase);
                    return true;
                });
    }
}
