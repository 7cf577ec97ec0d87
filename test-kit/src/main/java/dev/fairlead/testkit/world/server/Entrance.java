package dev.fairlead.testkit.world.server;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.network.TcpProxy;
import dev.fairlead.testkit.world.Placeholders;
import java.util.Map;

/**
 * The way to a server for one life: a proxy. What is never answered ends its connection, since a
 * client without a time-out of its own would wait for ever.
 */
final class Entrance implements AutoCloseable {
    private static final long SETTLED_NANOS = 50_000_000;

    private final TcpProxy proxy;
    private volatile Interference interference = Interference.NONE;
    private volatile long lastSent = System.nanoTime();

    Entrance(Address server) {
        this.proxy = TcpProxy.to(server.host(), server.port(), this::meet);
    }

    private Fate meet(String call) {
        Fate fate = interference.meet(call);
        lastSent = System.nanoTime();
        return fate == Fate.TIME_OUT ? Fate.FAIL_BEFORE : fate;
    }

    void meetAlso(Interference other) {
        interference = other;
    }

    /** The settings, with the way to the server. */
    Map<String, String> fill(Map<String, String> settings) {
        String port = Integer.toString(proxy.port());
        return new Placeholders(
                        Map.of(
                                "address",
                                proxy.host() + ":" + port,
                                "host",
                                proxy.host(),
                                "port",
                                port))
                .fill(settings);
    }

    /** Whether something may have come to the server after this instant, or just before it. */
    boolean isUsedSince(long nanos) {
        return lastSent + SETTLED_NANOS - nanos > 0;
    }

    String shorten(String text) {
        return text.replace(proxy.host() + ":" + proxy.port(), "server")
                .replaceAll("\\b" + proxy.port() + "\\b", "port");
    }

    void cut() {
        proxy.reset();
    }

    void shut() {
        proxy.refuse();
    }

    void open() {
        proxy.heal();
    }

    @Override
    public void close() {
        proxy.close();
    }
}
