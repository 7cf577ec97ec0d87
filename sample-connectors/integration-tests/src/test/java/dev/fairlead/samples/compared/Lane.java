package dev.fairlead.samples.compared;

import dev.fairlead.samples.it.WorkerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/**
 * A worker of each kind, on which one scenario is played at a time: Apache's stands still for good
 * when requests that pause, resume or stop connectors meet others. A worker that stands still is
 * replaced. Not thread-safe.
 */
final class Lane implements AutoCloseable {
    private static final Duration PER_SCENARIO = Duration.ofSeconds(60);

    private final Origin origin;
    private final ExecutorService threads;
    private Side stock;
    private Side ours;
    private int replaced;

    /** What workers are started with. */
    record Origin(Path directory, String bootstrapServers, Map<String, String> settings) {
        Side start(WorkerKind kind, int number) {
            try {
                return Side.start(
                        kind,
                        directory.resolve(
                                kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + number),
                        bootstrapServers,
                        settings);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private Lane(Origin origin, ExecutorService threads, Side stock, Side ours) {
        this.origin = origin;
        this.threads = threads;
        this.stock = stock;
        this.ours = ours;
    }

    /** Starts both workers. */
    static Lane open(Origin origin, ExecutorService threads) {
        CompletableFuture<Side> stock =
                CompletableFuture.supplyAsync(() -> origin.start(WorkerKind.STOCK, 0), threads);
        CompletableFuture<Side> ours =
                CompletableFuture.supplyAsync(() -> origin.start(WorkerKind.FAIRLEAD, 0), threads);
        try {
            return new Lane(origin, threads, stock.join(), ours.join());
        } catch (CompletionException e) {
            stock.thenAccept(Side::close);
            ours.thenAccept(Side::close);
            throw e;
        }
    }

    /** Plays a scenario on both workers at once. */
    Arena.Played play(Scenario scenario, int number) {
        Playing onStock = Playing.start(scenario, stock.stage(number), threads);
        Playing onOurs = Playing.start(scenario, ours.stage(number), threads);
        List<Seen> seenOnStock = onStock.await(PER_SCENARIO);
        List<Seen> seenOnOurs = onOurs.await(PER_SCENARIO);
        List<Seen> stockAtLast = explained(seenOnStock, stock, number);
        List<Seen> oursAtLast = explained(seenOnOurs, ours, number);
        stock = usable(stock, stockAtLast, WorkerKind.STOCK);
        ours = usable(ours, oursAtLast, WorkerKind.FAIRLEAD);
        return new Arena.Played(stockAtLast, oursAtLast);
    }

    /** With what the worker does or last said, if the last step was one too many. */
    private static List<Seen> explained(List<Seen> seen, Side side, int number) {
        if (seen.isEmpty() || !seen.get(seen.size() - 1).isTrouble()) {
            return seen;
        }
        List<Seen> all = new ArrayList<>(seen);
        Seen last = all.remove(all.size() - 1);
        all.add(last.with(Seen.EXPLANATION, side.explanation(number)));
        return all;
    }

    private Side usable(Side side, List<Seen> seen, WorkerKind kind) {
        if (seen.isEmpty() || !seen.get(seen.size() - 1).isTrouble() || side.rest().isUp()) {
            return side;
        }
        side.close();
        return origin.start(kind, ++replaced);
    }

    @Override
    public void close() {
        stock.close();
        ours.close();
    }
}
