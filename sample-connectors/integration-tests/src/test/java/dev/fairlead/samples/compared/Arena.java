package dev.fairlead.samples.compared;

import dev.fairlead.runtime.broker.ForkedBroker;
import dev.fairlead.runtime.broker.KraftBroker;
import dev.fairlead.samples.it.WorkerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Both workers and a broker, on which scenarios are played. Thread-safe. */
final class Arena implements AutoCloseable {
    /** Kept here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private final ForkedBroker broker;
    private final Side stock;
    private final Side ours;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger played = new AtomicInteger();
    private final ReadWriteLock alone = new ReentrantReadWriteLock(true);

    private Arena(ForkedBroker broker, Side stock, Side ours) {
        this.broker = broker;
        this.stock = stock;
        this.ours = ours;
    }

    /** What was seen on each, step by step. */
    record Played(List<Seen> stock, List<Seen> ours) {}

    /**
     * Starts a broker and both workers.
     *
     * @param more settings of the workers, beside those that all scenarios need
     */
    static Arena open(Path directory, Map<String, String> more) throws Exception {
        KAFKA.setLevel(Level.SEVERE);
        Map<String, String> settings = new HashMap<>();
        settings.put("plugin.path", PluginArchive.write(directory.resolve("plugins")).toString());
        settings.put("plugin.discovery", "service_load");
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("offset.flush.interval.ms", "300");
        settings.put("config.providers", "file");
        settings.put(
                "config.providers.file.class",
                "org.apache.kafka.common.config.provider.FileConfigProvider");
        settings.put("connector.client.config.override.policy", "Allowlist");
        settings.put(
                "connector.client.config.override.allowlist",
                "auto.offset.reset,client.id,group.id,linger.ms,max.poll.records,max.request.size");
        settings.put("consumer.metadata.max.age.ms", "500");
        settings.putAll(more);
        ForkedBroker broker = KraftBroker.fork(directory.resolve("broker"));
        CompletableFuture<Side> stock = starting(WorkerKind.STOCK, directory, broker, settings);
        CompletableFuture<Side> ours = starting(WorkerKind.FAIRLEAD, directory, broker, settings);
        try {
            return new Arena(broker, stock.join(), ours.join());
        } catch (RuntimeException e) {
            stock.thenAccept(Side::close);
            ours.thenAccept(Side::close);
            broker.close();
            throw e;
        }
    }

    private static CompletableFuture<Side> starting(
            WorkerKind kind, Path directory, ForkedBroker broker, Map<String, String> settings) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Side.start(
                                kind,
                                directory.resolve(kind.name().toLowerCase(java.util.Locale.ROOT)),
                                broker.bootstrapServers(),
                                settings);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    /** Plays a scenario on both workers at once. */
    Played play(Scenario scenario) {
        Lock lock = scenario.alone() ? alone.writeLock() : alone.readLock();
        lock.lock();
        try {
            int number = played.incrementAndGet();
            CompletableFuture<List<Seen>> onStock = playing(scenario, stock, number);
            CompletableFuture<List<Seen>> onOurs = playing(scenario, ours, number);
            return new Played(onStock.join(), onOurs.join());
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<List<Seen>> playing(Scenario scenario, Side side, int number) {
        return CompletableFuture.supplyAsync(() -> play(scenario, side.stage(number)), threads);
    }

    private static List<Seen> play(Scenario scenario, Stage stage) {
        List<Seen> all = new ArrayList<>();
        for (Scenario.Act act : scenario.acts()) {
            all.add(seen(act.step(), stage));
        }
        try {
            Rest rest = stage.side().rest();
            for (String name : rest.connectors(stage.filled("~"))) {
                rest.seen(
                        new Rest.Ask("DELETE", "/connectors/" + encoded(name), "", Map.of()),
                        stage::plain);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static Seen seen(Step step, Stage stage) {
        try {
            return step.on(stage);
        } catch (Exception e) {
            return Seen.nothing().with("trouble", stage.plain(String.valueOf(e)));
        }
    }

    /** What both workers printed. */
    String output() {
        return "stock:\n" + stock.output() + "\nours:\n" + ours.output();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        stock.close();
        ours.close();
        broker.close();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
