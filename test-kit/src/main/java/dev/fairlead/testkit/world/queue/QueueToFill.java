package dev.fairlead.testkit.world.queue;

import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.Troubles;
import java.util.Collection;
import java.util.Map;

/** A queue that a sink writes to. */
final class QueueToFill implements SinkWorld {
    private final Troubles troubles = new Troubles("send"::equals);
    private final MessageQueue queue = new MessageQueue(troubles);
    private final Map<String, String> settings;

    QueueToFill(Map<String, String> settings) {
        this.settings = new Placeholders(Map.of("queue", queue.name())).fill(settings);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Collection<String> stored() {
        return queue.texts();
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
        queue.cut();
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
        queue.cut();
    }

    @Override
    public String shorten(String text) {
        return text.replace(queue.name(), "queue");
    }

    @Override
    public void close() {
        queue.close();
    }
}
