package dev.fairlead.api.source;

import dev.fairlead.api.RetryAfter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.RetriableException;

/** An outside world for tests: named rows of words. Connectors find it by its name. */
final class Shelf implements AutoCloseable {
    private static final Map<String, Shelf> SHELVES = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final String name = "shelf-" + NUMBERS.incrementAndGet();
    final Map<String, List<String>> rows = new TreeMap<>();
    final AtomicInteger openReaders = new AtomicInteger();
    final List<String> opened = new ArrayList<>();
    final AtomicInteger listings = new AtomicInteger();
    boolean unlistable;
    Duration rest = Duration.ZERO;
    String broken = "";
    String gone = "";
    Runnable whileReading = () -> {};

    Shelf() {
        SHELVES.put(name, this);
    }

    static Shelf named(String name) {
        return SHELVES.get(name);
    }

    Shelf with(String row, String... words) {
        rows.computeIfAbsent(row, r -> new ArrayList<>()).addAll(List.of(words));
        return this;
    }

    Set<String> list() {
        listings.incrementAndGet();
        if (unlistable) {
            throw later("no list today");
        }
        return rows.keySet();
    }

    List<String> read(String row, int from, int max) {
        whileReading.run();
        if (row.equals(broken)) {
            throw later("row " + row + " is out of reach");
        }
        if (row.equals(gone)) {
            throw new IllegalStateException("row " + row + " burnt");
        }
        List<String> words = rows.getOrDefault(row, List.of());
        return words.subList(Math.min(from, words.size()), Math.min(from + max, words.size()));
    }

    private RetriableException later(String why) {
        return rest.isZero() ? new RetriableException(why) : new RetryAfter(rest, why);
    }

    @Override
    public void close() {
        SHELVES.remove(name);
    }
}
