package dev.fairlead.testkit.network;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.fault.ServingThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy in front of a server, which spoils what goes through it: it cuts connections, resets
 * them, closes one direction, delays, stalls and throttles bytes, and takes no more connections. It
 * listens on a free port of this machine, and needs nothing else.
 *
 * <pre>{@code
 * try (TcpProxy proxy = TcpProxy.to("localhost", database.port())) {
 *     connector.start(Map.of("url", "jdbc:postgresql://localhost:" + proxy.port() + "/test"));
 *     proxy.cutAfter(TcpProxy.Direction.TO_SERVER, 200); // in the middle of some statement
 *     ...
 *     proxy.heal();
 * }
 * }</pre>
 *
 * <p>An {@link Interference} is asked before a connection ("connect") and before each piece that
 * the client sends ("send 12 bytes"): a piece that fails before its effect is not sent, one that
 * fails after it is sent and gets no answer, one that fails half-way is sent in part; each time the
 * connection is reset. A piece that times out is swallowed, and the connection stays.
 *
 * <p>Thread-safe. Each connection has two threads of its own, which end with it.
 */
public final class TcpProxy implements AutoCloseable {
    /** Where bytes go. */
    public enum Direction {
        /** What the client sends. */
        TO_SERVER,
        /** What the server answers. */
        TO_CLIENT
    }

    private static final int CONNECT_MS_MAX = 5_000;

    private final InetSocketAddress server;
    private final Interference interference;
    private final ServerSocket door;
    private final Weather weather = new Weather();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private TcpProxy(InetSocketAddress server, Interference interference, ServerSocket door) {
        this.server = server;
        this.interference = interference;
        this.door = door;
    }

    /** A proxy in front of a server, which lets everything pass at first. */
    public static TcpProxy to(String host, int port) {
        return to(host, port, Interference.NONE);
    }

    /** A proxy in front of a server, which asks what becomes of connections and of what is sent. */
    public static TcpProxy to(String host, int port, Interference interference) {
        try {
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            TcpProxy proxy = new TcpProxy(new InetSocketAddress(host, port), interference, door);
            new ServingThread(proxy::accept).start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy can't listen", e);
        }
    }

    /** Where it listens: this machine. */
    public String host() {
        return "127.0.0.1";
    }

    /** Where it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** How many connections are open. */
    public int connections() {
        return links.size();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException("the proxy can't listen any more", e);
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Fate fate = interference.meet("connect");
        if (weather.isRefusing() || (fate != Fate.PASS && fate != Fate.ANSWER_LATE)) {
            Link.reset(client);
            return;
        }
        Socket upstream = new Socket();
        try {
            upstream.connect(server, CONNECT_MS_MAX);
        } catch (IOException e) { // for the client, as if the server itself had refused
            Link.reset(client);
            upstream.close();
            return;
        }
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        Link link = new Link(client, upstream, weather, interference);
        links.add(link);
        new ServingThread(() -> pump(link, Direction.TO_SERVER)).start();
        new ServingThread(() -> pump(link, Direction.TO_CLIENT)).start();
    }

    private void pump(Link link, Direction direction) {
        link.pump(direction);
        if (link.isOver()) {
            links.remove(link);
        }
    }

    /** Ends all connections as if the other side had closed them: both ends read the end. */
    public void cut() {
        links.forEach(Link::close);
    }

    /** Ends all connections with a reset: both ends get an exception. */
    public void reset() {
        links.forEach(Link::reset);
    }

    /** Ends one direction of all connections; the other one goes on. */
    public void halfClose(Direction direction) {
        links.forEach(link -> link.halfClose(direction));
    }

    /** Resets all connections, and each new one, until {@link #heal}. */
    public void refuse() {
        weather.refuse(true);
        reset();
    }

    /** Holds all bytes back until {@link #heal}. */
    public void stall() {
        weather.stall(true);
    }

    /** Delivers each piece later by this time, which passes for real. */
    public void delay(Duration duration) {
        weather.delay(duration);
    }

    /** Delivers as many bytes in a second, in each direction of each connection. */
    public void throttle(int bytesPerSecond) {
        weather.throttle(bytesPerSecond);
    }

    /**
     * Resets the connection on which the {@code bytes}-th byte from now on goes in this direction,
     * right behind that byte; once.
     */
    public void cutAfter(Direction direction, long bytes) {
        weather.cutAfter(direction, bytes);
    }

    /** Ends all troubles; connections that were cut stay so. */
    public void heal() {
        weather.heal();
    }

    /** Resets all connections and listens no more. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        weather.heal();
        reset();
    }
}
