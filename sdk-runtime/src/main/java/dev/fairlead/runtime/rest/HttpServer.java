package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.rest.Listeners.Listener;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP on sockets that are bound already. */
final class HttpServer implements AutoCloseable {
    private static final int THREADS_MIN = 2;
    private static final int THREADS_MAX = 32;

    /** What a client must send of a body, once it has begun to; slower ones are cut off. */
    private static final int BYTES_PER_SECOND_MIN = 64;

    private static final int MILLIS_TO_END = 500;

    private final Server server;
    private final RequestHandler requests;

    private HttpServer(Server server, RequestHandler requests) {
        this.server = server;
        this.requests = requests;
    }

    /**
     * Starts it.
     *
     * @param tls of listeners that need it
     */
    static HttpServer start(
            RestOptions options,
            Listeners listeners,
            Map<Listener, SslContextFactory.Server> tls,
            Gates gates)
            throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
        threads.setName("rest");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        Server server = new Server(threads);
        ErrorPages pages = new ErrorPages(new Json());
        server.setErrorHandler(pages);
        server.setStopTimeout(0);
        server.addBean(new NetworkConnectionLimit(options.limits().connections(), server));
        Set<String> administrators = new HashSet<>();
        for (Listener listener : listeners.all()) {
            ServerConnector connector = connector(server, options, tls.get(listener));
            connector.setName(listener.address() + "#" + listener.port());
            if (listener.admin()) {
                administrators.add(connector.getName());
            }
            connector.open(listener.socket());
            server.addConnector(connector);
        }
        RequestHandler requests =
                new RequestHandler(
                        options,
                        name -> administrators.contains(name) ? gates.admin() : gates.open(),
                        Clock.systemUTC());
        server.setHandler(withOrigins(options, requests));
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return new HttpServer(server, requests);
    }

    private static Handler withOrigins(RestOptions options, Handler requests) {
        if (options.allowedOrigins().isEmpty()) {
            return requests;
        }
        CrossOriginHandler origins = new CrossOriginHandler();
        origins.setAllowedOriginPatterns(Set.copyOf(options.allowedOrigins()));
        if (!options.allowedMethods().isEmpty()) {
            origins.setAllowedMethods(Set.copyOf(options.allowedMethods()));
        }
        origins.setDeliverPreflightRequests(true);
        origins.setHandler(requests);
        return origins;
    }

    private static ServerConnector connector(
            Server server, RestOptions options, SslContextFactory.@Nullable Server tls) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(options.limits().headerBytes());
        http.setMinRequestDataRate(BYTES_PER_SECOND_MIN);
        http.setUriCompliance(
                UriCompliance.RFC3986.with(
                        "names with slashes, percent signs and backslashes",
                        Violation.AMBIGUOUS_PATH_SEPARATOR,
                        Violation.AMBIGUOUS_PATH_ENCODING,
                        Violation.AMBIGUOUS_PATH_PARAMETER,
                        Violation.AMBIGUOUS_EMPTY_SEGMENT,
                        Violation.SUSPICIOUS_PATH_CHARACTERS));
        http.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ConnectionFactory[] protocols =
                tls == null
                        ? new ConnectionFactory[] {plain}
                        : new ConnectionFactory[] {
                            new SslConnectionFactory(tls, plain.getProtocol()), plain
                        };
        ServerConnector connector = new ServerConnector(server, null, null, null, 0, 1, protocols);
        connector.setIdleTimeout(options.limits().idleTime().toMillis());
        return connector;
    }

    /** Lets requests under way come to their end, for half a second, and stops. */
    @Override
    public void close() throws IOException {
        try {
            requests.awaitEnd(MILLIS_TO_END);
            server.stop();
        } catch (Exception e) {
            throw new IOException("the HTTP server did not stop", e);
        } finally {
            server.destroy();
        }
    }
}
