package dev.fairlead.testkit;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A sink connector on the bench: tests by hand, step by step, in the worker's core and virtual
 * time. Nothing is judged; look at what is there.
 *
 * <pre>{@code
 * SinkBench.Seen seen =
 *         SinkLaws.of(FileSink.class)
 *                 .in(LineFiles.directory("directory"))
 *                 .bench().add(3).put().crash().put().commit().now();
 * assertThat(seen.stored()).contains("a0", "a1", "a2");
 * }</pre>
 *
 * <p>Items are called a0, a1 and so on. Immutable: each call gives a longer schedule, which is
 * lived from its beginning when something is asked.
 */
public final class SinkBench {
    private final Function<Schedule, History> lives;
    private final List<String> steps;

    SinkBench(Function<Schedule, History> lives, List<String> steps) {
        this.lives = lives;
        this.steps = List.copyOf(steps);
    }

    /** Adds steps as a schedule spells them, such as {@code "z h u"}. */
    public SinkBench then(String tokens) {
        List<String> more = new ArrayList<>(steps);
        more.addAll(List.of(tokens.trim().split("\\s+")));
        return new SinkBench(lives, more);
    }

    /** So many records appear in partition A. */
    public SinkBench add(int records) {
        return then("A" + records);
    }

    /** The task is put what there is. */
    public SinkBench put() {
        return then("p");
    }

    /** The task is put so many records at most. */
    public SinkBench put(int records) {
        return then("p" + records);
    }

    /** The worker commits positions. */
    public SinkBench commit() {
        return then("c");
    }

    /** All partitions are revoked and assigned again. */
    public SinkBench rebalance() {
        return then("v");
    }

    /** The worker crashes and comes back. */
    public SinkBench crash() {
        return then("x");
    }

    /** The worker stops in peace and comes back. */
    public SinkBench stop() {
        return then("s");
    }

    /** The schedule so far. */
    public Schedule schedule() {
        return Schedule.parse(String.join(" ", steps));
    }

    /**
     * What is there once the last step is done.
     *
     * @param stored the names of the items in the outside system, once for each time that one was
     *     stored, in that order
     * @param positions the committed position of each partition, by its letter
     */
    public record Seen(List<String> stored, Map<String, Long> positions) {
        public Seen {
            stored = List.copyOf(stored);
            positions = Map.copyOf(positions);
        }
    }

    /** What is there right after the last step. */
    public Seen now() {
        return seen(steps.size());
    }

    /** What is there when faults ended and the connector got the time to finish. */
    public Seen atRest() {
        return seen(steps.size() + 1);
    }

    private Seen seen(int upTo) {
        List<String> stored = new ArrayList<>();
        Map<String, Long> positions = new TreeMap<>();
        for (History.Entry entry : lives.apply(schedule()).entries()) {
            if (entry.step() > upTo) {
                break;
            }
            if (entry.what() instanceof SinkHappening.Stored item) {
                stored.add(item.item().name());
            } else if (entry.what() instanceof SinkHappening.Removed removed) {
                stored.remove(removed.item().name());
            } else if (entry.what() instanceof SinkHappening.PositionCommitted committed) {
                positions.put(
                        String.valueOf((char) ('A' + committed.place())), committed.position());
            }
        }
        return new Seen(stored, positions);
    }
}
