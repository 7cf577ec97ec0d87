package dev.fairlead.testkit.world;

import dev.fairlead.testkit.fault.Interference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** The outside system that a sink writes to. */
public interface SinkWorld extends AutoCloseable {
    /** The settings that point the connector here. */
    Map<String, String> settings();

    /**
     * The texts that are stored and would survive a crash, one for each time that an item was
     * stored, in any order. Texts that are no item's are allowed, and count for nothing.
     */
    Collection<String> stored();

    /** The key of an item's record; none, as in this default, unless the sink needs one. */
    default SchemaAndValue key(Item item) {
        return SchemaAndValue.NULL;
    }

    /** The value of an item's record; its text, as a string, unless the sink needs more. */
    default SchemaAndValue value(Item item) {
        return new SchemaAndValue(Schema.STRING_SCHEMA, item.text());
    }

    /** How many partitions the topic has, from 1 to 4. An item's place is its partition. */
    default int partitions() {
        return 2;
    }

    /** Whether {@link #refuse} does anything. */
    default boolean canRefuse() {
        return false;
    }

    /**
     * Makes one write fail with something that may pass.
     *
     * @param write which one, counted from 1 for the next
     */
    default void refuse(int write) {}

    /** Ends what {@link #refuse} began. */
    default void refuseNothing() {}

    /** Whether {@link #goAway} does anything. */
    default boolean canGoAway() {
        return false;
    }

    /** Takes no writes until {@link #comeBack}; {@link #stored} goes on answering. */
    default void goAway() {}

    /** Ends what {@link #goAway} began. */
    default void comeBack() {}

    /**
     * Has a world that sees single writes run {@code gate} before each of them, on the writing
     * thread. What it throws means that the worker crashed: the write must not happen.
     */
    default void guard(Runnable gate) {}

    /**
     * The name that a transformation may give the topic on its records' way to the task. Override
     * it with nothing where {@link #stored} wouldn't find what is stored under that name.
     */
    default Optional<String> renamed() {
        return Optional.of("renamed");
    }

    /**
     * A record's value that this sink can't store, such as a text where it wants a number; never
     * stored, and reported where there are dead letters. Nothing, as in this default, leaves out
     * what the laws say about such records.
     */
    default Optional<SchemaAndValue> poison(Item item) {
        return Optional.empty();
    }

    /**
     * The texts of places of the outside system that keep the order of writing, such as files: each
     * a list, oldest first. Within a list the items of one partition must be in their order. Empty,
     * as in this default, where no order can be seen.
     */
    default Collection<List<String>> sequences() {
        return List.of();
    }

    /** Whether {@link #flawOf} compares. */
    default boolean canCompare() {
        return false;
    }

    /**
     * What is wrong with what is stored of an item: a key, a header, a timestamp, a type that isn't
     * what the record said. Empty when nothing is. Asked for stored items when all is quiet.
     */
    default Optional<String> flawOf(Item item) {
        return Optional.empty();
    }

    /** Shortens what a failure prints, for example a path that differs from run to run. */
    default String shorten(String text) {
        return text;
    }

    /** Whether {@link #meet} does anything. */
    default boolean canMeet() {
        return false;
    }

    /**
     * From now on asks {@code interference} before each call of the plugin to the outside system,
     * and does as it says. Called once, before the plugin starts. Worlds that can't tell calls
     * apart do nothing, as this default does; then the outside system never fails by itself.
     */
    default void meet(Interference interference) {}

    /**
     * The worker's process has died, after its last call and before its successor comes up: cuts
     * what its tasks held open, such as connections with transactions that aren't committed.
     */
    default void crashed() {}

    /** Removes the outside system. */
    @Override
    default void close() {}
}
