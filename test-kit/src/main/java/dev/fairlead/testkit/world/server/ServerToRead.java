package dev.fairlead.testkit.world.server;

import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SharedWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A server that a source reads. */
final class ServerToRead implements SourceWorld, SharedWorld {
    private static final Duration TRAVEL = Duration.ofMillis(500);

    private final Entrance entrance;
    private final Map<String, String> settings;
    private final Consumer<List<Item>> add;
    private final Optional<Looked> left;
    private final List<Item> coming = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    ServerToRead(
            Address server,
            Map<String, String> settings,
            Consumer<List<Item>> add,
            Optional<Supplier<? extends Collection<String>>> left) {
        this.entrance = new Entrance(server);
        this.settings = entrance.fill(settings);
        this.add = add;
        this.left = left.map(look -> new Looked(look, entrance));
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public void add(Item item) {
        coming.add(item);
    }

    @Override
    public void endStep(int place) {
        add.accept(List.copyOf(coming));
        coming.forEach(item -> added.add(item.text()));
        coming.clear();
        left.ifPresent(Looked::forget);
    }

    @Override
    public Collection<String> released() {
        if (left.isEmpty() || added.isEmpty()) {
            return List.of();
        }
        List<String> gone = new ArrayList<>(added);
        gone.removeAll(new HashSet<>(left.get().texts()));
        return gone;
    }

    /** Nobody knows how the server tells of what is new. */
    @Override
    public Duration travel() {
        return TRAVEL;
    }

    @Override
    public boolean canMeet() {
        return true;
    }

    @Override
    public void meet(Interference interference) {
        entrance.meetAlso(interference);
    }

    @Override
    public void crashed() {
        entrance.cut();
    }

    @Override
    public String shorten(String text) {
        return entrance.shorten(text);
    }

    @Override
    public void close() {
        entrance.close();
    }
}
