package dev.fairlead.samples.compared;

import dev.fairlead.runtime.broker.ForkedBroker;
import dev.fairlead.runtime.broker.KraftBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A broker, and lanes on which scenarios are played. Thread-safe. */
final class Arena implements AutoCloseable {
    /** Kept here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private final ForkedBroker broker;
    private final BlockingQueue<Lane> free = new LinkedBlockingQueue<>();
    private final ExecutorService threads;
    private final int lanes;
    private final AtomicInteger played = new AtomicInteger();

    private Arena(ForkedBroker broker, ExecutorService threads, List<Lane> lanes) {
        this.broker = broker;
        this.threads = threads;
        this.lanes = lanes.size();
        free.addAll(lanes);
    }

    /** What was seen on each, step by step. */
    record Played(List<Seen> stock, List<Seen> ours) {}

    /**
     * Starts a broker and workers.
     *
     * @param more settings of the workers, beside those that all scenarios need
     * @param lanes how many scenarios can be played at once
     */
    static Arena open(Path directory, Map<String, String> more, int lanes) throws Exception {
        KAFKA.setLevel(Level.SEVERE);
        Map<String, String> settings = settings(directory);
        settings.putAll(more);
        ForkedBroker broker = KraftBroker.forkPatient(directory.resolve("broker"));
        ExecutorService threads = Executors.newCachedThreadPool();
        List<CompletableFuture<Lane>> opening = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            Lane.Origin origin =
                    new Lane.Origin(
                            Files.createDirectories(directory.resolve("lane-" + i)),
                            broker.bootstrapServers(),
                            settings);
            opening.add(CompletableFuture.supplyAsync(() -> Lane.open(origin, threads), threads));
        }
        try {
            return new Arena(
                    broker, threads, opening.stream().map(CompletableFuture::join).toList());
        } catch (RuntimeException e) {
            opening.forEach(lane -> lane.thenAccept(Lane::close));
            broker.close();
            throw e;
        }
    }

    private static Map<String, String> settings(Path directory) throws IOException {
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
                "auto.offset.reset,client.id,group.id,linger.ms,max.poll.records,max.request.size,"
                        + "partition.assignment.strategy");
        settings.put("consumer.metadata.max.age.ms", "500");
        return settings;
    }

    /** Plays a scenario on both workers of a lane that is free, or becomes so. */
    Played play(Scenario scenario) throws InterruptedException {
        Lane lane = free.take();
        try {
            return lane.play(scenario, played.incrementAndGet());
        } finally {
            free.add(lane);
        }
    }

    /** How many scenarios can be played at once. */
    int lanes() {
        return lanes;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        try {
            for (int i = 0; i < lanes; i++) {
                Lane lane = free.poll(10, TimeUnit.SECONDS);
                if (lane != null) {
                    lane.close();
                }
            }
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        broker.close();
    }
}
