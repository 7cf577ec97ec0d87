package dev.fairlead.testkit.world.queue;

import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.SourceWorld;
import dev.fairlead.testkit.world.Troubles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queues that a source reads; what it acknowledges is gone. */
final class QueuesToRead implements SourceWorld {
    private final Troubles troubles = new Troubles(call -> false);
    private final List<MessageQueue> queues;
    private final Map<String, String> settings;

    QueuesToRead(Map<String, String> settings, int queues) {
        this.queues =
                IntStream.range(0, queues).mapToObj(place -> new MessageQueue(troubles)).toList();
        String names =
                this.queues.stream().map(MessageQueue::name).collect(Collectors.joining(","));
        this.settings =
                new Placeholders(Map.of("queue", this.queues.get(0).name(), "queues", names))
                        .fill(settings);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public int places() {
        return queues.size();
    }

    @Override
    public void add(Item item) {
        queues.get(item.place()).add(item.text());
    }

    @Override
    public Collection<String> released() {
        return queues.stream().flatMap(queue -> queue.released().stream()).toList();
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
        queues.forEach(MessageQueue::cut);
    }

    @Override
    public String shorten(String text) {
        return text.replaceAll("queue-\\d+", "queue");
    }

    @Override
    public void close() {
        queues.forEach(MessageQueue::close);
    }
}
