package dev.fairlead.maven.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.maven.Finding;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The test kit's command, from the project's own test class path: it checks the delivery
 * certificate that the tests left in the jar, and judges the plugins that no test judged, by the
 * laws that need no world.
 */
public final class KitCommand {
    private static final String MAIN = "dev.fairlead.testkit.cli.Verify";
    private static final String CERTIFICATE = "META-INF/fairlead/delivery.json";
    private static final int BROKEN = 1;
    private static final Pattern LAW = Pattern.compile("  (broken|kept|waived|unchecked) .*");

    private final Path java;
    private final List<Path> classpath;
    private final Path directory;
    private final Duration limit;

    private record Answer(int exit, String text) {}

    /**
     * Describes the command without starting it.
     *
     * @param java the java executable
     * @param classpath the project's dependencies, with the kit
     * @param directory a directory below target for its output
     * @param limit how long it may take
     */
    public KitCommand(Path java, List<Path> classpath, Path directory, Duration limit) {
        this.java = java;
        this.classpath = List.copyOf(classpath);
        this.directory = directory;
        this.limit = limit;
    }

    /**
     * Judges.
     *
     * @param jar the plugin jar
     * @param worker whose Kafka the plugins run on
     * @return warnings; the tests are where laws fail a build, and where one waives them
     * @throws IOException if the jar can't be read, or the command not be started
     * @throws InterruptedException if the thread is interrupted; the command is ended then
     */
    public List<Finding> judge(Path jar, Worker worker) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Set<String> judged = judgedByTests(jar);
        if (!judged.isEmpty()) {
            Answer answer = run("--check-certificate", jar.toString());
            if (answer.exit() == BROKEN) {
                findings.add(certificate(jar, answer.text()));
            }
        }
        for (String plugin : Verification.plugins(Contents.of(jar))) {
            if (!judged.contains(plugin)) {
                Answer answer =
                        run(
                                jar.toString(),
                                "--class",
                                plugin,
                                "--api",
                                api(worker),
                                "--budget",
                                String.valueOf(limit.toSeconds() / 2));
                if (answer.exit() == BROKEN) {
                    findings.add(laws(jar, plugin, broken(answer.text())));
                }
            }
        }
        return findings;
    }

    private static Set<String> judgedByTests(Path jar) throws IOException {
        Set<String> plugins = new TreeSet<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(CERTIFICATE);
            if (entry != null) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (JsonNode plugin : new ObjectMapper().readTree(in).path("plugins")) {
                        plugins.add(plugin.path("plugin").asText());
                    }
                }
            }
        }
        return plugins;
    }

    private static String api(Worker worker) {
        return worker.jars().stream()
                .filter(jar -> jar.isApi() || jar.artifactId().equals("slf4j-api"))
                .map(jar -> jar.file().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Answer run(String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("test-kit.log");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
        command.add(
                classpath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN);
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer(-1, ""); // judging less is no fault of the plugin
            }
        } finally {
            process.destroyForcibly();
        }
        return new Answer(process.exitValue(), Files.readString(output).strip());
    }

    /** The laws that are broken, each with what broke it, out of all that the command says. */
    private static String broken(String text) {
        StringBuilder broken = new StringBuilder();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (LAW.matcher(line).matches()) {
                inside = line.startsWith("  broken ");
            }
            if (inside && line.startsWith("  ")) {
                broken.append(line.strip()).append('\n');
            }
        }
        return broken.toString();
    }

    private static Finding certificate(Path jar, String text) {
        return Finding.warning(
                "FL419",
                "the delivery certificate in " + jar.getFileName() + " doesn't stand",
                jar.toString(),
                text,
                "run all tests with mvn clean verify; the law tests write the certificate anew");
    }

    private static Finding laws(Path jar, String plugin, String text) {
        return Finding.warning(
                "FL420",
                plugin + " breaks laws, and no test of the project judges it",
                jar.toString(),
                text,
                "mend it, and hold it to the laws in a test, where one can also waive them:\n"
                        + "return ConfigLaws.of("
                        + plugin.substring(plugin.lastIndexOf('.') + 1).replace('$', '.')
                        + ".class).check();");
    }
}
