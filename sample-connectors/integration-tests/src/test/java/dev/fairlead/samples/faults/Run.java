package dev.fairlead.samples.faults;

import dev.fairlead.samples.faults.Plan.Trouble;
import dev.fairlead.samples.process.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** One run of a plan: a worker with a source and a sink, and what happens to them. */
final class Run implements AutoCloseable {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int LINES_PER_SECOND = 1_500;
    private static final int FIRST_LINES = 50;
    private static final int STATUS_MS = 60_000;
    private static final int END_MS = 8_500;
    private static final String IMPATIENT =
            """
            producer.linger.ms=0
            producer.request.timeout.ms=1000
            producer.delivery.timeout.ms=2500
            producer.max.block.ms=2500
            consumer.request.timeout.ms=1000
            consumer.default.api.timeout.ms=2500
            admin.request.timeout.ms=1000
            admin.default.api.timeout.ms=2500
            """;
    private static final Pattern FAILURE = Pattern.compile("(?m)^.*task \\S+ failed during.*$");

    private final Site site;
    private final Plan plan;
    private final Path directory;
    private final Path output;
    private final String topic;
    private final SmallDisk disk;
    private final Lines lines;
    private final Supervised worker;
    private final Troubles troubles;
    private final List<String> complaints = new ArrayList<>();
    private int bursts;

    private Run(Site site, Plan plan, Path directory, SmallDisk disk) throws IOException {
        this.site = site;
        this.plan = plan;
        this.directory = directory;
        this.disk = disk;
        this.output = Files.createDirectories(directory.resolve("out"));
        this.topic = directory.getFileName().toString();
        Path input = Files.createDirectories(directory.resolve("in")).resolve("lines");
        this.lines = new Lines(input);
        this.worker = new Supervised(files(input), directory.resolve("worker.log"));
        this.troubles = new Troubles(site, disk, worker, plan.chance(), complaints);
    }

    static Run of(Site site, Plan plan, String name) throws IOException {
        Path directory = Files.createDirectories(site.directory().resolve(name));
        return new Run(site, plan, directory, SmallDisk.at(directory.resolve("state")));
    }

    private List<Path> files(Path input) throws IOException {
        Path settings = Files.writeString(directory.resolve("worker.properties"), workerSettings());
        Path source =
                Files.writeString(directory.resolve("source.properties"), sourceSettings(input));
        Path sink = Files.writeString(directory.resolve("sink.properties"), sinkSettings());
        for (Path connector : List.of(source, sink)) {
            Files.writeString(
                    connector,
                    Files.readString(connector)
                            + "fairlead.restart.attempts=10\nfairlead.restart.backoff.ms=500\n");
        }
        return List.of(settings, source, sink);
    }

    private String sourceSettings(Path input) {
        String settings =
                "name=source\nconnector.class=%s\ntopic=%s\n%s\n"
                        .formatted(plan.source().plugin(), topic, plan.source().settings(input));
        return plan.habits().partitions() == 1
                ? settings
                : settings
                        + "topic.creation.default.replication.factor=1\n"
                        + "topic.creation.default.partitions="
                        + plan.habits().partitions()
                        + "\n";
    }

    private String sinkSettings() {
        return "name=sink-%s\nconnector.class=%s\ntopics=%s\ntasks.max=%d\n%s\n"
                .formatted(
                        topic,
                        plan.sink().plugin(),
                        topic,
                        plan.habits().partitions() == 1 ? 1 : 2,
                        plan.sink().settings(output));
    }

    private String workerSettings() {
        String settings =
                """
                bootstrap.servers=localhost:%d
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.storage.StringConverter
                offset.storage.file.filename=%s
                fairlead.data.dir=%s
                offset.flush.interval.ms=%d
                plugin.path=%s
                plugin.discovery=service_load
                listeners=http://127.0.0.1:0
                consumer.session.timeout.ms=4000
                consumer.heartbeat.interval.ms=500
                """
                        .formatted(
                                site.proxy().port(),
                                disk.directory().resolve("offsets"),
                                disk.directory(),
                                plan.habits().flushMs(),
                                site.plugins());
        if (plan.habits().staticMember()) {
            settings += "consumer.group.instance.id=" + topic + "\n";
        }
        return plan.habits().impatient() ? settings + IMPATIENT : settings;
    }

    Result run() {
        lines.append(FIRST_LINES);
        worker.start();
        if (!plan.habits().cold()) {
            awaitAll();
        }
        go();
        long recoveryMs = recover();
        complaints.addAll(troubles.notRunning(STATUS_MS, plan.habits().partitions() == 1 ? 4 : 5));
        if (recoveryMs < 0) {
            complaints.add("state: " + disk.files() + "; log: " + directory.resolve("worker.log"));
        }
        worker.stop();
        Lines.Found kept = site.topic(topic);
        Lines.Found end = Lines.under(output);
        if (end.missing(lines.written()) > 0) {
            complaints.add("lost: " + end.examples(lines.written()));
        }
        return new Result(
                plan,
                lines.written(),
                kept.missing(lines.written()),
                end.missing(lines.written()),
                kept.again(),
                end.again(),
                recoveryMs,
                worker.starts(),
                (int) FAILURE.matcher(worker.output()).results().count(),
                List.copyOf(complaints));
    }

    private void go() {
        long begin = System.nanoTime();
        List<Trouble> coming = new ArrayList<>(plan.troubles());
        List<Trouble> present = new ArrayList<>();
        long now = 0;
        while (now < END_MS || !coming.isEmpty() || !present.isEmpty()) {
            feed(now);
            long at = now;
            present.stream().filter(it -> it.to() <= at).forEach(it -> troubles.end(it.fault()));
            present.removeIf(it -> it.to() <= at);
            List<Trouble> due = coming.stream().filter(it -> it.from() <= at).toList();
            due.forEach(it -> troubles.begin(it.fault()));
            present.addAll(due);
            coming.removeAll(due);
            worker.supervise();
            LockSupport.parkNanos(TICK_NANOS);
            now = millisSince(begin);
        }
    }

    /** All faults are over: new lines come, and all must arrive. */
    private long recover() {
        CompletableFuture<Void> up = CompletableFuture.runAsync(site.broker()::awaitUp);
        while (!up.isDone()) {
            worker.supervise();
            LockSupport.parkNanos(TICK_NANOS);
        }
        up.join();
        long begin = System.nanoTime();
        lines.append(FIRST_LINES);
        return awaitAll() ? millisSince(begin) : -1;
    }

    /** False when nothing more came for a long time. */
    private boolean awaitAll() {
        int missing = Lines.under(output).missing(lines.written());
        long progress = System.nanoTime();
        while (missing > 0) {
            worker.supervise();
            LockSupport.parkNanos(TICK_NANOS * 20);
            int now = Lines.under(output).missing(lines.written());
            if (now < missing) {
                progress = System.nanoTime();
            } else if (millisSince(progress) > plan.quietMs()) {
                return false;
            }
            missing = now;
        }
        return true;
    }

    private void feed(long now) {
        while ((long) bursts * plan.habits().burstMs() <= Math.min(now, END_MS)) {
            bursts++;
            lines.append(LINES_PER_SECOND * plan.habits().burstMs() / 1_000);
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    @Override
    public void close() {
        worker.close();
        site.proxy().heal();
        disk.close();
    }
}
