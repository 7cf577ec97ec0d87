package dev.fairlead.testkit.world;

import dev.fairlead.testkit.fault.Interference;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/** The outside system that a source reads. */
public interface SourceWorld extends AutoCloseable {
    /** The settings that point the connector here. */
    Map<String, String> settings();

    /** Adds an item behind those that its place has. */
    void add(Item item);

    /**
     * Adds the first part of an item, whose rest comes with a later {@link #add} of the same item.
     * The connector must not see it as an item yet. Worlds whose items appear as a whole do
     * nothing, as this default does.
     */
    default void begin(Item item) {}

    /**
     * Whether items come in units, of which each belongs into one transaction as a whole, and the
     * connector can tell where one ends. The items that one step of a schedule adds are a unit.
     */
    default boolean hasUnits() {
        return false;
    }

    /**
     * The items that were added to this place since the last call came together: they are a unit,
     * if there are units.
     */
    default void endStep(int place) {}

    /** Whether items can share what orders them, such as a timestamp. */
    default boolean canTie() {
        return false;
    }

    /**
     * Adds an item that has the same ordering key as the one before it at its place. Called only
     * when {@link #canTie}.
     */
    default void addTied(Item item) {
        add(item);
    }

    /** Whether items can come late, with an ordering key below those that are there. */
    default boolean canBeLate() {
        return false;
    }

    /**
     * Adds an item whose ordering key is below that of the last one at its place, as that of a
     * transaction that was committed late. Called only when {@link #canBeLate}.
     */
    default void addLate(Item item) {
        add(item);
    }

    /** How many places there are, at least 1. All exist from the beginning, without items. */
    default int places() {
        return 1;
    }

    /** The texts in a record; one of them must be the text of the item that the record tells of. */
    default Collection<String> textsIn(SourceRecord record) {
        return Texts.in(record);
    }

    /**
     * Whether a record tells of no item, and rightly so: a heartbeat, a mark of a change of schema,
     * what came by itself. Asked of records without an item's text.
     */
    default boolean isBeside(SourceRecord record) {
        return false;
    }

    /**
     * The texts of the items that the outside system has let go of because the connector told it
     * to: acknowledged, deleted, moved away. Empty, as in this default, for systems that keep
     * everything.
     */
    default Collection<String> released() {
        return List.of();
    }

    /** Shortens what a failure prints, for example a path that differs from run to run. */
    default String shorten(String text) {
        return text;
    }

    /** The name of a place, when it has a better one than its letter. */
    default Optional<String> nameOf(int place) {
        return Optional.empty();
    }

    /** Whether {@link #empty} does anything. */
    default boolean canEmpty() {
        return false;
    }

    /**
     * Whether places become shorter in the outside system's own way, as files do that are truncated
     * or rotated: an offset beyond the end may then rightly mean a new beginning, and law S15
     * doesn't ask about it. Where ids and positions only grow, it must fail or wait.
     */
    default boolean mayShrink() {
        return canEmpty();
    }

    /**
     * Takes away all items of a place, read or not, as a log file is rotated. What is added later
     * comes to a place of the same name.
     *
     * @param anew whether the place is another one of the same name, rather than the same, empty
     */
    default void empty(int place, boolean anew) {}

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

    /**
     * How long, in real time, what the outside system has given may be on its way to a task that
     * doesn't have it yet. For so long the kit goes on polling tasks that give nothing.
     */
    default Duration travel() {
        return Duration.ZERO;
    }

    /** Removes the outside system. */
    @Override
    default void close() {}
}
