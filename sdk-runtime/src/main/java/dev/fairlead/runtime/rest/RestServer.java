package dev.fairlead.runtime.rest;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.config.RestOptions.Advertised;
import dev.fairlead.runtime.rest.Listeners.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker's REST API. Thread-safe.
 *
 * <p>Its sockets are bound at once, so that the address is known and a port that is taken is found
 * early. What speaks HTTP on them costs the worker half a second of processor time and 30 MB, so it
 * is loaded when the first client connects; only TLS and extensions, which can be configured wrong,
 * are made at the start, beside the connectors.
 */
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);

    private static final int MILLIS_TO_END = 1000;

    private final RestOptions options;
    private final Listeners listeners;
    private final CompletableFuture<Void> checked = new CompletableFuture<>();
    private @Nullable Thread starter;
    private @Nullable HttpServer http;
    private @Nullable Gates gates;
    private boolean closed;

    private RestServer(RestOptions options, Listeners listeners) {
        this.options = options;
        this.listeners = listeners;
    }

    /**
     * Binds the sockets. Who connects waits until it serves.
     *
     * @throws ConfigException one can't be bound
     */
    public static RestServer bind(RestOptions options) {
        return new RestServer(options, Listeners.bind(options));
    }

    /** Where it is; empty when there is no REST API. */
    public Optional<URI> address() {
        return listeners.uri(false);
    }

    /** Where the administrator's endpoints are; empty when they are nowhere. */
    public Optional<URI> adminAddress() {
        return options.adminListeners().isPresent() ? listeners.uri(true) : address();
    }

    /**
     * What the worker is called, in the status of connectors for one: its host and port, as in
     * stock. May ask for the name of this machine.
     */
    public String workerId() {
        Advertised advertised = options.advertised();
        Optional<Listener> listener = advertisedListener();
        String host =
                advertised
                        .host()
                        .or(
                                () ->
                                        listener.map(its -> its.address().host())
                                                .filter(name -> !name.isEmpty()))
                        .orElseGet(RestServer::thisHost);
        return advertised
                .port()
                .or(() -> listener.map(Listener::port))
                .map(port -> host + ":" + port)
                .orElse(host);
    }

    /** Without TLS if there is such a one, unless the other is wanted. */
    private Optional<Listener> advertisedListener() {
        List<Listener> open = listeners.all().stream().filter(its -> !its.admin()).toList();
        boolean secure =
                options.advertised()
                        .secure()
                        .orElseGet(() -> open.stream().allMatch(its -> its.address().secure()));
        return open.stream().filter(its -> its.address().secure() == secure).findFirst();
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Begins to answer, on threads of its own. */
    public void serve(RestPorts ports) {
        serve(() -> Gates.open(options, ports, workerId()));
    }

    synchronized void serve(Supplier<Gates> making) {
        if (listeners.all().isEmpty()) {
            checked.complete(null);
            return;
        }
        boolean lazy =
                options.extensions().isEmpty()
                        && listeners.all().stream().noneMatch(it -> it.address().secure());
        Thread thread = new Thread(() -> start(lazy, making), "rest-start");
        thread.setDaemon(true);
        starter = thread;
        thread.start();
        if (lazy) {
            checked.complete(null);
        }
    }

    /**
     * Waits until it is sure that it can answer.
     *
     * @throws ConfigException it can't: TLS or an extension is configured wrong
     */
    public void awaitChecked() {
        try {
            checked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ConfigException wrong
                    ? wrong
                    : new ConfigException("the REST API can't be started: " + reason(cause(e)));
        }
    }

    private static Throwable cause(Throwable e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private void start(boolean lazy, Supplier<Gates> making) {
        try {
            if (!lazy || listeners.awaitVisitor()) {
                startNow(making);
            }
            checked.complete(null);
        } catch (Exception | LinkageError e) { // a library that is missing, or of another release
            checked.completeExceptionally(e);
            if (lazy) {
                LOG.error("the REST API can't be started; the connectors run on without it", e);
                listeners.close();
            }
        }
    }

    private void startNow(Supplier<Gates> making) throws Exception {
        Map<Listener, SslContextFactory.Server> tls = new HashMap<>();
        for (Listener listener : listeners.all()) {
            if (listener.address().secure()) {
                tls.put(
                        listener,
                        Tls.open(
                                listener.admin() ? "admin.listeners" : "listeners",
                                options.tls(listener.admin())));
            }
        }
        Gates made = making.get();
        synchronized (this) {
            if (closed) {
                made.close();
                return;
            }
            gates = made;
            http = HttpServer.start(options, listeners, tls, made);
        }
    }

    /** Stops listening; requests under way have a second to be answered. */
    @Override
    public void close() throws IOException {
        HttpServer running;
        Gates open;
        Thread starting;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = http;
            open = gates;
            starting = starter;
        }
        if (starting != null) {
            end(starting);
        }
        try {
            if (running != null) {
                running.close();
            }
        } finally {
            listeners.close();
            if (open != null) {
                open.close();
            }
        }
    }

    /** Its selector holds the sockets until it ends. */
    private static void end(Thread starting) {
        starting.interrupt();
        try {
            starting.join(MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
