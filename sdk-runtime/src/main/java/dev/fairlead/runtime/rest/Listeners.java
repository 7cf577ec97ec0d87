package dev.fairlead.runtime.rest;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.config.ListenerAddress;
import dev.fairlead.runtime.config.RestOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of the REST API, bound. */
final class Listeners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final int BACKLOG = 128;

    private final List<Listener> listeners;

    /**
     * A bound socket.
     *
     * @param admin whether only the administrator's endpoints are there
     */
    record Listener(ListenerAddress address, boolean admin, ServerSocketChannel socket) {
        int port() {
            return socket.socket().getLocalPort();
        }

        /** How this machine reaches it. */
        URI uri() {
            String host = address.host();
            boolean everywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
            return URI.create(
                    new ListenerAddress(address.secure(), everywhere ? "localhost" : host, port())
                            .toString());
        }
    }

    private Listeners(List<Listener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Binds all sockets that {@code options} name.
     *
     * @throws ConfigException one can't be bound; none is then
     */
    static Listeners bind(RestOptions options) {
        List<Listener> bound = new ArrayList<>();
        try {
            for (ListenerAddress address : options.listeners()) {
                bound.add(bind("listeners", address, false));
            }
            for (ListenerAddress address : options.adminListeners().orElse(List.of())) {
                bound.add(bind("admin.listeners", address, true));
            }
            return new Listeners(bound);
        } catch (ConfigException e) {
            new Listeners(bound).close();
            throw e;
        }
    }

    private static Listener bind(String key, ListenerAddress address, boolean admin) {
        try {
            ServerSocketChannel socket = ServerSocketChannel.open();
            try {
                socket.socket().setReuseAddress(true);
                socket.bind(
                        address.host().isEmpty()
                                ? new InetSocketAddress(address.port())
                                : new InetSocketAddress(address.host(), address.port()),
                        BACKLOG);
                return new Listener(address, admin, socket);
            } catch (IOException | UnresolvedAddressException e) {
                socket.close();
                throw e;
            }
        } catch (IOException | UnresolvedAddressException e) {
            throw new ConfigException(
                    key
                            + ": the REST API can't listen at "
                            + quoted(address)
                            + ": "
                            + reason(e)
                            + "; end what listens there, or set another port, for instance "
                            + key
                            + "="
                            + new ListenerAddress(address.secure(), address.host(), 0)
                            + " for any that is free"
                            + (admin ? "" : ", or listeners= for no REST API"));
        }
    }

    List<Listener> all() {
        return listeners;
    }

    /** The first of the public ones, or of the administrator's. */
    Optional<URI> uri(boolean admin) {
        return listeners.stream()
                .filter(listener -> listener.admin() == admin)
                .map(Listener::uri)
                .findFirst();
    }

    /**
     * Waits until somebody connects.
     *
     * @return false when the sockets were closed, or the thread was interrupted, before
     */
    boolean awaitVisitor() {
        try (Selector selector = Selector.open()) {
            for (Listener listener : listeners) {
                listener.socket().configureBlocking(false);
                listener.socket().register(selector, SelectionKey.OP_ACCEPT);
            }
            return selector.select() > 0 && listeners.stream().allMatch(it -> it.socket().isOpen());
        } catch (IOException e) {
            LOG.debug("waiting for the first connection ended", e);
            return false;
        }
    }

    @Override
    public void close() {
        for (Listener listener : listeners) {
            try {
                listener.socket().close();
            } catch (IOException e) {
                LOG.warn("the socket of {} did not close", listener.address(), e);
            }
        }
    }
}
