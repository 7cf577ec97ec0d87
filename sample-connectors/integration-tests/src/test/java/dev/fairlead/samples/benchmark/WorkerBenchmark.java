package dev.fairlead.samples.benchmark;

import dev.fairlead.samples.benchmark.plugin.Gauge;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures Apache's standalone worker and ours in turn; docs/performance.md says how to run it.
 *
 * <p>System properties: {@code fairlead.benchmark.runs}, how often each is measured; {@code
 * .parts}, which of start, idle, hundred, and the flows; {@code .scale}, which share of the
 * records; {@code .flags}, the flags of both JVMs.
 */
public final class WorkerBenchmark {
    private static final List<String> DISCOVERIES = List.of("hybrid_warn", "service_load");

    private final Path directory;
    private final Cluster cluster;
    private final Scores scores = new Scores();
    private final int runs = Integer.getInteger("fairlead.benchmark.runs", 5);
    private final double scale = Double.parseDouble(property("scale", "1"));
    private final List<String> parts =
            List.of(
                    property("parts", "settings,start,idle,hundred,strings,json-schemas,json")
                            .split(","));
    private final List<String> flags =
            List.of(property("flags", "-Xms256M -Xmx512M -XX:+UseSerialGC").split(" "));
    private final Path plugins;
    private int number;

    private WorkerBenchmark(Path directory, Cluster cluster, Path plugins) {
        this.directory = directory;
        this.cluster = cluster;
        this.plugins = plugins;
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty("fairlead.benchmark." + name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /** Takes the directory to work in; what was in it is deleted. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]).toAbsolutePath();
        delete(directory);
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        PluginArchive.write(plugins.resolve("benchmark-plugin.jar"));
        try (Cluster cluster = Cluster.start(directory.resolve("broker"))) {
            WorkerBenchmark benchmark = new WorkerBenchmark(directory, cluster, plugins);
            benchmark.run();
            benchmark.scores.print();
        }
        delete(directory);
        System.exit(0);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private void run() throws IOException {
        scores.note(Surroundings.now(flags, runs, scale));
        if (parts.contains("settings")) {
            compareSettings();
        }
        for (String discovery : DISCOVERIES) {
            if (parts.contains("start")) {
                inTurn(subject -> start(subject, discovery));
            }
        }
        if (parts.contains("idle")) {
            idle();
        }
        if (parts.contains("hundred")) {
            inTurn(this::hundred);
        }
        for (Flow.Kind kind : Flow.Kind.values()) {
            if (parts.contains(kind.topic())) {
                flows(kind);
            }
        }
        scores.note("at the end the load was " + Surroundings.load());
    }

    /** Both tell the settings of their clients when they make them. */
    private void compareSettings() throws IOException {
        scores.note(
                ClientSettings.compared(
                        settings(Subject.STOCK), settings(Subject.FAIRLEAD_VERBOSE)));
    }

    private ClientSettings settings(Subject subject) throws IOException {
        Run run = newRun();
        String topic = "settings-" + run.number;
        cluster.create(topic);
        Path file = run.directory.resolve("gauge");
        Gauge gauge = Gauge.open(file, 1000);
        Path source =
                run.write(
                        "source.properties",
                        Flow.SOURCE_STRINGS.connector("made", topic, 1000, ""));
        Path sink =
                run.write(
                        "sink.properties",
                        Flow.SINK_STRINGS.connector("met", topic, 1000, file.toString()));
        try (Running worker = run.start(subject, flags, "service_load", List.of(source, sink))) {
            worker.await("records", 50, () -> gauge.records() >= 1000);
            return ClientSettings.toldIn(worker.wholeOutput());
        } finally {
            cluster.delete(List.of(topic));
        }
    }

    /** As they ship, and without and with an archive of classes on both sides. */
    private void idle() throws IOException {
        for (String discovery : DISCOVERIES) {
            inTurn(subject -> idle(subject, "same flags, " + discovery, discovery, flags, 0.5));
        }
        String without = "same flags, service_load, without archives of classes";
        inTurn(subject -> idle(subject, without, "service_load", flags, 0));
        Path archive = stocksArchive();
        List<String> more = new ArrayList<>(flags);
        more.add("-XX:SharedArchiveFile=" + archive);
        String with = "same flags, service_load, both from archives of classes";
        inTurn(
                subject ->
                        idle(
                                subject,
                                with,
                                "service_load",
                                subject == Subject.STOCK ? more : flags,
                                0));
        inTurn(
                subject ->
                        idle(
                                subject,
                                "own flags, hybrid_warn",
                                "hybrid_warn",
                                ownFlags(subject),
                                0));
    }

    /** The archive that the same flag would give stock; made by a run that isn't counted. */
    private Path stocksArchive() throws IOException {
        Run run = newRun();
        Path archive = directory.resolve("stock.jsa");
        List<String> more = new ArrayList<>(flags);
        more.add("-XX:ArchiveClassesAtExit=" + archive);
        try (Running worker = run.start(Subject.STOCK, more, "service_load", List.of())) {
            worker.await("answer", 50, () -> run.rest.answers());
            worker.end();
        }
        return archive;
    }

    private interface Measurement {
        void of(Subject subject) throws IOException;
    }

    private void inTurn(Measurement measurement) throws IOException {
        for (int run = 0; run < runs; run++) {
            measurement.of(run % 2 == 0 ? Subject.STOCK : Subject.FAIRLEAD);
            measurement.of(run % 2 == 0 ? Subject.FAIRLEAD : Subject.STOCK);
        }
    }

    /** What Apache's script gives, and what ours does. */
    private static List<String> ownFlags(Subject subject) {
        return subject == Subject.FAIRLEAD
                ? List.of()
                : List.of(
                        "-Xms256M",
                        "-Xmx2G",
                        "-XX:+UseG1GC",
                        "-XX:MaxGCPauseMillis=20",
                        "-XX:InitiatingHeapOccupancyPercent=35",
                        "-XX:+ExplicitGCInvokesConcurrent");
    }

    private void start(Subject subject, String discovery) throws IOException {
        Run run = newRun();
        String topic = "start-" + run.number;
        cluster.create(topic);
        Path connector =
                run.write(
                        "connector.properties",
                        Flow.SOURCE_STRINGS.connector("start" + run.number, topic, 1000, ""));
        try (Running worker = run.start(subject, flags, discovery, List.of(connector))) {
            worker.await("record", 1, () -> cluster.records(topic) > 0);
            String what = "start to first record, " + discovery;
            double goal = discovery.equals("service_load") ? 2 / 3.0 : 1 / 3.0;
            scores.add(what, "s", goal, subject, worker.secondsSinceStart());
            scores.add("CPU of that, " + discovery, "s", 0, subject, worker.cpuSeconds());
        }
        cluster.delete(List.of(topic));
    }

    private void idle(
            Subject subject, String which, String discovery, List<String> flags, double goal)
            throws IOException {
        Run run = newRun();
        boolean plain = subject == Subject.FAIRLEAD && which.contains("without archives");
        Subject started = plain ? Subject.FAIRLEAD_PLAIN : subject;
        try (Running worker = run.start(started, flags, discovery, List.of())) {
            worker.await("answer", 50, () -> run.rest.answers());
            pause(5000);
            String what = "idle memory, " + which;
            if (which.startsWith("own flags")) {
                scores.addBelow(what, "MB", 150, subject, worker.residentMegabytes());
            } else {
                scores.add(what, "MB", goal, subject, worker.residentMegabytes());
            }
        }
    }

    /** Several clients post at a time, as a deployment does. */
    private void hundred(Subject subject) throws IOException {
        Run run = newRun();
        int many = 100;
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (Running worker = run.start(subject, flags, "service_load", List.of())) {
            worker.await("answer", 50, () -> run.rest.answers());
            long begin = System.nanoTime();
            double cpuBefore = worker.cpuSeconds();
            List<Future<?>> posts = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Map<String, String> one = Flow.SOURCE_STRINGS.connector("c" + i, "hundred", 0, "");
                posts.add(clients.submit(() -> run.rest.post(one)));
            }
            for (Future<?> post : posts) {
                post.get();
            }
            worker.await("100 that run", 20, () -> run.rest.running() == 2 * many);
            double running = (System.nanoTime() - begin) / 1e9;
            scores.add("100 connectors posted and running", "s", 0.5, subject, running);
            scores.add("CPU of that", "s", 0, subject, worker.cpuSeconds() - cpuBefore);
            scores.add("memory with 100", "MB", 0, subject, worker.residentMegabytes());
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        } finally {
            clients.shutdownNow();
        }
    }

    private void flows(Flow.Kind kind) throws IOException {
        String input = kind.topic() + "-input";
        for (Flow flow : Flow.values()) {
            if (flow.kind() == kind && flow.isSource()) {
                Map<String, String> last = new HashMap<>();
                inTurn(
                        subject -> {
                            String topic = kind.topic() + "-" + (number + 1);
                            cluster.create(topic);
                            flow(flow, subject, topic);
                            if (last.containsKey(input)) {
                                cluster.delete(List.of(last.get(input)));
                            }
                            last.put(input, topic);
                        });
                Flow sink = Flow.valueOf(flow.name().replace("SOURCE", "SINK"));
                inTurn(subject -> flow(sink, subject, last.get(input)));
                cluster.delete(List.of(last.get(input)));
            }
        }
    }

    private void flow(Flow flow, Subject subject, String topic) throws IOException {
        Run run = newRun();
        long records = flow.kind().records(scale);
        Path file = run.directory.resolve("gauge");
        Gauge gauge = Gauge.open(file, records);
        Path connector =
                run.write(
                        "connector.properties",
                        flow.connector("flow" + run.number, topic, records, file.toString()));
        try (Running worker = run.start(subject, flags, "service_load", List.of(connector))) {
            worker.await("half", 10, () -> progress(flow, topic, gauge) >= records / 2);
            long half = progress(flow, topic, gauge);
            double cpuBefore = worker.cpuSeconds();
            long begin = System.nanoTime();
            worker.await("end", 10, () -> progress(flow, topic, gauge) >= records);
            double cpu = worker.cpuSeconds() - cpuBefore;
            double seconds = (System.nanoTime() - begin) / 1e9;
            double millions = (records - half) / 1e6;
            String what = flow.title();
            scores.add(what + ", CPU", "s/million", flow.goal(), subject, cpu / millions);
            scores.add(what + ", allocated", "bytes/record", 0, subject, gauge.bytesPerRecord());
            scores.add(what + ", rate", "1000/s", 0, subject, millions * 1000 / seconds);
            long counted = progress(flow, topic, gauge);
            scores.note(
                    what
                            + (counted == records
                                    ? ": " + records + " records, each time"
                                    : ": **"
                                            + counted
                                            + " records instead of "
                                            + records
                                            + "** from "
                                            + subject));
        }
    }

    private long progress(Flow flow, String topic, Gauge gauge) {
        return flow.isSource() ? cluster.records(topic) : gauge.records();
    }

    private static void pause(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Run newRun() throws IOException {
        number++;
        Path own = Files.createDirectories(directory.resolve("run-" + number));
        try (ServerSocket free = new ServerSocket(0)) {
            return new Run(number, own, free.getLocalPort());
        }
    }

    /** One worker's life: its files and its port. */
    private final class Run {
        private final int number;
        private final Path directory;
        private final int port;
        private final Rest rest;

        Run(int number, Path directory, int port) {
            this.number = number;
            this.directory = directory;
            this.port = port;
            this.rest = new Rest(port);
        }

        Running start(Subject subject, List<String> flags, String discovery, List<Path> connectors)
                throws IOException {
            Map<String, String> worker = new HashMap<>();
            worker.put("bootstrap.servers", cluster.bootstrapServers());
            worker.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
            worker.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
            worker.put("offset.storage.file.filename", directory.resolve("offsets").toString());
            worker.put("offset.flush.interval.ms", "1000");
            worker.put("plugin.path", plugins.toString());
            worker.put("plugin.discovery", discovery);
            worker.put("listeners", "http://127.0.0.1:" + port);
            List<Path> files = new ArrayList<>();
            files.add(write("worker.properties", worker));
            files.addAll(connectors);
            return Running.start(subject.command(flags, files), directory.resolve("output.txt"));
        }

        Path write(String name, Map<String, String> settings) throws IOException {
            String text =
                    settings.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining());
            return Files.writeString(directory.resolve(name), text);
        }
    }
}
