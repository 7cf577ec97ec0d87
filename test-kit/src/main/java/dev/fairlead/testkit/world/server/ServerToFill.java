package dev.fairlead.testkit.world.server;

import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.Rows;
import dev.fairlead.testkit.world.SharedWorld;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.SchemaAndValue;

/** A server that a sink writes to. */
final class ServerToFill implements SinkWorld, SharedWorld {
    private final Entrance entrance;
    private final Map<String, String> settings;
    private final Looked stored;
    private final boolean structs;

    ServerToFill(
            Address server,
            Map<String, String> settings,
            Supplier<? extends Collection<String>> stored,
            boolean structs) {
        this.entrance = new Entrance(server);
        this.settings = entrance.fill(settings);
        this.stored = new Looked(stored, entrance);
        this.structs = structs;
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Collection<String> stored() {
        return stored.texts();
    }

    @Override
    public SchemaAndValue key(Item item) {
        return structs ? Rows.key(item) : SinkWorld.super.key(item);
    }

    @Override
    public SchemaAndValue value(Item item) {
        return structs ? Rows.value(item) : SinkWorld.super.value(item);
    }

    /** The server may have no place of that name. */
    @Override
    public Optional<String> renamed() {
        return Optional.empty();
    }

    @Override
    public boolean canGoAway() {
        return true;
    }

    @Override
    public void goAway() {
        entrance.shut();
    }

    @Override
    public void comeBack() {
        entrance.open();
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
