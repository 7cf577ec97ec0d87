package dev.fairlead.testkit.world.jms;

import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import dev.fairlead.testkit.world.Troubles;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** Queues of a broker that a source reads; what it acknowledges is gone. */
final class QueuesToRead implements SourceWorld {
    private static final Duration PUSHED = Duration.ofMillis(1_500);

    private final Troubles troubles = new Troubles(call -> false);
    private final Station station;
    private final Map<String, String> settings;

    QueuesToRead(Map<String, String> settings, int queues, int prefetch) {
        this.station = Broker.open(queues, troubles);
        this.settings = station.fill(settings, prefetch);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public int places() {
        return station.queues().size();
    }

    @Override
    public void add(Item item) {
        station.queues().get(item.place()).add(item.text());
    }

    @Override
    public Collection<String> released() {
        return station.queues().stream().flatMap(queue -> queue.released().stream()).toList();
    }

    @Override
    public boolean canMeet() {
        return true;
    }

    @Override
    public void meet(Interference interference) {
        troubles.meetAlso(interference);
    }

    /**
     * A client that asks for no message gets it later, and keeps what it gave back for a second.
     */
    @Override
    public Duration travel() {
        return station.pushes() ? PUSHED : Duration.ZERO;
    }

    @Override
    public void crashed() {
        station.cut();
    }

    @Override
    public String shorten(String text) {
        return station.shorten(text);
    }

    @Override
    public void close() {
        station.close();
    }
}
