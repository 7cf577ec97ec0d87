package dev.fairlead.samples.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The JDK's server on a free port, which gives the answers that a test has prepared, in order. */
final class LocalServer implements AutoCloseable {
    /** What is answered. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(String body) {
            return new Answer(200, Map.of(), body);
        }

        static Answer refused(int status, String retryAfter) {
            return new Answer(status, Map.of("Retry-After", retryAfter), "not now");
        }
    }

    /** What was asked: method, path with query, the idempotency key if any, and body. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    LocalServer(Answer... prepared) {
        answers.addAll(List.of(prepared));
        // without it, each answer on a connection that stays open waits 40 ms for the client; the
        // first server of a JVM decides for all
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        asked.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + (key == null ? "" : " " + key + " " + body));
        Answer answer = answers.isEmpty() ? Answer.of("[]") : answers.removeFirst();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
