package dev.fairlead.maven.verify;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.inspect.Sight;
import dev.fairlead.maven.inspect.Sight.Kind;
import dev.fairlead.maven.manifest.PluginType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges a plugin jar on several versions of Kafka at a time. */
public final class Verification {

    /**
     * What came of it.
     *
     * @param findings what is wrong, each thing once
     * @param table a line for each plugin, a column for each version
     */
    public record Result(List<Finding> findings, List<String> table) {
        /** Keeps copies. */
        public Result {
            findings = List.copyOf(findings);
            table = List.copyOf(table);
        }
    }

    private final Path java;
    private final Path directory;
    private final Duration limit;
    private final Options options;

    /**
     * Fixes what is the same for all versions.
     *
     * @param java the java executable that runs the plugins
     * @param directory a directory below target for the JVMs' files
     * @param limit how long one version may take
     * @param options what the project says of itself
     */
    public Verification(Path java, Path directory, Duration limit, Options options) {
        this.java = java;
        this.directory = directory;
        this.limit = limit;
        this.options = options;
    }

    /**
     * Judges.
     *
     * @param jar the plugin jar
     * @param workers the versions
     * @return what came of it
     * @throws IOException if a jar can't be read, or a JVM not be started
     * @throws InterruptedException if the thread is interrupted; the JVMs are ended then
     */
    public Result run(Path jar, List<Worker> workers) throws IOException, InterruptedException {
        Contents contents = Contents.of(jar);
        Set<String> plugins = plugins(contents);
        Path alone = alone(jar);
        int threads =
                Math.max(1, Math.min(workers.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<VersionReport>> running = new ArrayList<>();
            for (Worker worker : workers) {
                running.add(executor.submit(() -> judge(worker, jar, alone, contents, plugins)));
            }
            List<VersionReport> reports = new ArrayList<>();
            for (Future<VersionReport> each : running) {
                reports.add(each.get());
            }
            List<String> table = new ArrayList<>(VersionReport.table(reports, plugins));
            javaLine(contents, workers).forEach(table::add);
            return new Result(VersionReport.merged(reports), table);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } finally {
            executor.shutdownNow();
        }
    }

    private VersionReport judge(
            Worker worker, Path jar, Path alone, Contents contents, Set<String> plugins)
            throws IOException, InterruptedException {
        String where = jar.toString();
        List<Finding> findings =
                new ArrayList<>(
                        new Linkage(contents, options, worker, new ClassPathIndex(worker), where)
                                .find());
        InspectionProcess.Outcome outcome =
                new InspectionProcess(java, worker, directory, limit).run(alone, plugins);
        if (outcome instanceof InspectionProcess.Outcome.Ended ended) {
            findings.add(ended(ended, where));
        } else if (outcome instanceof InspectionProcess.Outcome.Seen seen) {
            findings.addAll(judge(seen.sights(), contents, plugins, where));
        }
        return new VersionReport(worker.kafka(), findings);
    }

    private List<Finding> judge(
            List<Sight> sights, Contents contents, Set<String> plugins, String where) {
        SightJudge judge = new SightJudge(options, contents.java(), where);
        List<Finding> findings = new ArrayList<>();
        sights.forEach(sight -> judge.judge(sight).ifPresent(findings::add));
        List<Sight> listed = sights.stream().filter(sight -> sight.kind() == Kind.LISTED).toList();
        Set<String> notCreated =
                sights.stream()
                        .filter(sight -> sight.kind() == Kind.NOT_CREATED)
                        .map(Sight::plugin)
                        .collect(Collectors.toSet());
        findings.addAll(judge.listing(listed, plugins, notCreated));
        findings.addAll(judge.aliases(listed));
        return findings;
    }

    private static Finding ended(InspectionProcess.Outcome.Ended ended, String where) {
        return Finding.error(
                "FL418",
                "the JVM that looked at the plugins gave no answer: " + ended.how(),
                where,
                "a plugin that ends its JVM, or never comes back from its constructor, version(),"
                        + " config() or taskClass(), takes the whole worker with it",
                "see what it printed: "
                        + ended.log()
                        + "\nif it only needs more time: -Dfairlead.verify.seconds=300");
    }

    /** What the service files name, as far as the jar has it. */
    static Set<String> plugins(Contents contents) {
        Set<String> plugins = new TreeSet<>();
        for (PluginType type : PluginType.values()) {
            contents.services().getOrDefault(type.className(), Set.of()).stream()
                    .filter(contents.uses()::containsKey)
                    .forEach(plugins::add);
        }
        return plugins;
    }

    /** The worker takes a directory of plugins, and there may be other jars beside this one. */
    private Path alone(Path jar) throws IOException {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        try (Stream<Path> old = Files.list(plugins)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        return Files.copy(jar, plugins.resolve("plugin.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> javaLine(Contents contents, List<Worker> workers) {
        List<String> older =
                workers.stream()
                        .filter(worker -> worker.oldestJava() < contents.java())
                        .map(Worker::kafka)
                        .toList();
        return older.isEmpty()
                ? List.of()
                : List.of(
                        "needs workers on Java "
                                + contents.java()
                                + " or later; Kafka "
                                + String.join(", ", older)
                                + " may also run on an older one");
    }
}
