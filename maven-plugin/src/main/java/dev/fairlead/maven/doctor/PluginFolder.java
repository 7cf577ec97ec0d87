package dev.fairlead.maven.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A directory of plugins as a worker sees it. A worker's own discovery looks at it, in a JVM of its
 * own, since it makes an instance of each plugin.
 *
 * @param plugins one line for each plugin that can be used
 * @param findings why others can't, and what is odd
 */
public record PluginFolder(List<String> plugins, List<Finding> findings) {
    private static final String MAIN = "dev.fairlead.runtime.cli.Fairlead";
    private static final long SECONDS_MAX = 120;

    /** Copies what it is given. */
    public PluginFolder {
        plugins = List.copyOf(plugins);
        findings = List.copyOf(findings);
    }

    /**
     * Looks at a directory.
     *
     * @param java starts a JVM with a class path of the worker: the executable and its options
     * @param pluginPath what a worker's plugin.path would say
     * @return what is there
     * @throws IOException the worker's discovery can't be run, with what it said
     * @throws InterruptedException if the waiting thread is interrupted; the JVM is ended
     */
    public static PluginFolder look(List<String> java, String pluginPath)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("plugins", ".json");
        Path errors = Files.createTempFile("plugins", ".log");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(MAIN, "plugins", "--json", "--plugin-path", pluginPath));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IOException("it did not end within " + SECONDS_MAX + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(Files.readString(errors).strip());
            }
            return parse(new ObjectMapper().readTree(output.toFile()));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
            Files.delete(errors);
        }
    }

    static PluginFolder parse(JsonNode inventory) {
        List<String> plugins = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (JsonNode plugin : inventory.path("plugins")) {
            String line =
                    plugin.path("type").asText()
                            + " "
                            + plugin.path("class").asText()
                            + " "
                            + plugin.path("version").asText();
            if (plugin.path("usable").asBoolean()) {
                plugins.add(line);
            } else {
                findings.add(unusable(plugin));
            }
            if (!plugin.path("manifest").asBoolean()) {
                findings.add(unlisted(plugin));
            }
        }
        inventory.path("problems").forEach(problem -> findings.add(odd(problem)));
        return new PluginFolder(plugins, findings);
    }

    private static Finding unusable(JsonNode plugin) {
        String[] trouble = halves(plugin.path("trouble").asText());
        return Finding.warning(
                "FL922",
                plugin.path("class").asText() + " " + trouble[0],
                plugin.path("location").asText(),
                "a worker makes one instance of each plugin, and lists none that it can't make",
                trouble[1]);
    }

    /** The worker says what is wrong, and after the last semicolon what to do. */
    private static String[] halves(String trouble) {
        int semicolon = trouble.lastIndexOf("; ");
        return semicolon < 0
                ? new String[] {trouble, "report this to its author"}
                : new String[] {trouble.substring(0, semicolon), trouble.substring(semicolon + 2)};
    }

    private static Finding unlisted(JsonNode plugin) {
        return Finding.warning(
                "FL923",
                plugin.path("class").asText() + " is in no manifest",
                plugin.path("location").asText(),
                "with plugin.discovery=service_load a worker doesn't find it, with hybrid_fail it"
                        + " doesn't start, and otherwise it loads every class to look for it",
                "build the plugin with fairlead:manifests, or let Kafka's connect-plugin-path.sh"
                        + " sync-manifests add what is missing");
    }

    private static Finding odd(JsonNode problem) {
        return Finding.warning(
                "FL924",
                problem.path("why").asText(),
                problem.path("where").asText(),
                "a worker passes over it without a word that would say so",
                problem.path("remedy").asText());
    }
}
