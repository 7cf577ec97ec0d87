package dev.fairlead.testkit.world.jms;

import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.Troubles;
import java.util.Collection;
import java.util.Map;

/** A queue of a broker that a sink writes to. */
final class QueueToFill implements SinkWorld {
    private final Troubles troubles =
            new Troubles(call -> call.equals("send") || call.equals("commit"));
    private final Station station = Broker.open(1, troubles);
    private final Map<String, String> settings;

    QueueToFill(Map<String, String> settings) {
        this.settings = station.fill(settings, 0);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Collection<String> stored() {
        return station.queues().get(0).texts();
    }

    @Override
    public boolean canRefuse() {
        return true;
    }

    @Override
    public void refuse(int write) {
        troubles.refuse(write);
    }

    @Override
    public void refuseNothing() {
        troubles.refuse(0);
    }

    @Override
    public boolean canGoAway() {
        return true;
    }

    @Override
    public void goAway() {
        troubles.away(true);
        station.cut();
    }

    @Override
    public void comeBack() {
        troubles.away(false);
    }

    @Override
    public boolean canMeet() {
        return true;
    }

    @Override
    public void meet(Interference interference) {
        troubles.meetAlso(interference);
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
