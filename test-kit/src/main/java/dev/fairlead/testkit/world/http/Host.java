package dev.fairlead.testkit.world.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.ServingThread;
import dev.fairlead.testkit.world.Troubles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The server of this JVM: starts with the first life that needs it, and ends with the JVM. */
final class Host {
    /** A life's part of the server: all paths that begin with its name. */
    static final class Site implements AutoCloseable {
        private final Host host;
        private final String name;
        private final Service service;
        private final Troubles troubles;
        private final int refusal;

        private Site(Host host, String name, Service service, Troubles troubles, int refusal) {
            this.host = host;
            this.name = name;
            this.service = service;
            this.troubles = troubles;
            this.refusal = refusal;
        }

        /** Where it is, without a slash at the end. */
        String url() {
            return "http://127.0.0.1:" + host.server.getAddress().getPort() + "/" + name;
        }

        /** What differs from run to run. */
        String shorten(String text) {
            return text.replace(url(), "http://server").replace(name, "life");
        }

        @Override
        public void close() {
            host.sites.remove(name);
        }
    }

    private static final class Started {
        private static final Host HOST = start();
    }

    private static final AtomicLong OPENED = new AtomicLong();
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final Map<String, Site> sites = new ConcurrentHashMap<>();

    private Host(HttpServer server) {
        this.server = server;
    }

    private static Host start() {
        // without it, each answer on a connection that stays open waits 40 ms for the client
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = HttpServer.create(any, 0);
            Host host = new Host(server);
            server.createContext("/", host::handle);
            server.setExecutor(Executors.newCachedThreadPool(ServingThread::new));
            Thread starter = new ServingThread(server::start); // its threads are daemons as well
            starter.start();
            starter.join();
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException("the world's server can't listen", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the world's server starts", e);
        }
    }

    /**
     * A new part of the server.
     *
     * @param refusal the status of what fails for now
     */
    static Site open(Service service, Troubles troubles, int refusal) {
        Host host = Started.HOST;
        String name = "life-" + OPENED.incrementAndGet();
        Site site = new Site(host, name, service, troubles, refusal);
        host.sites.put(name, site);
        return site;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            URI uri = exchange.getRequestURI();
            String[] parts = uri.getPath().split("/", 3);
            Site site = sites.get(parts.length > 1 ? parts[1] : "");
            if (site == null) {
                send(exchange, Answer.of(NOT_FOUND, "{}"));
                return;
            }
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            Request request =
                    new Request(
                            exchange.getRequestMethod(),
                            "/" + (parts.length > 2 ? parts[2] : ""),
                            Request.parse(query),
                            body);
            synchronized (site) {
                answer(exchange, site, request);
            }
        }
    }

    /** Leaving the exchange without an answer cuts the connection. */
    private static void answer(HttpExchange exchange, Site site, Request request)
            throws IOException {
        Fate fate = site.troubles.meet(request.shown());
        switch (fate) {
            case PASS, ANSWER_LATE -> send(exchange, site.service.serve(request));
            case FAIL_BEFORE -> {
                if (!site.troubles.isAway()) {
                    send(exchange, refused(site.refusal));
                }
            }
            case TIME_OUT -> send(exchange, refused(GATEWAY_TIMEOUT));
            case FAIL_AFTER -> site.service.serve(request);
            case FAIL_HALFWAY -> sendHalf(exchange, site.service.serveHalf(request));
            case GONE -> {}
        }
    }

    private static Answer refused(int status) {
        return new Answer(
                status,
                Map.of("Retry-After", "0", "Content-Type", "application/json"),
                "{\"error\": \"for now\"}");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = begin(exchange, answer);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = begin(exchange, answer);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    private static byte[] begin(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        return body;
    }
}
