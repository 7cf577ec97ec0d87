package dev.fairlead.testkit.cli;

import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.PluginJar;
import dev.fairlead.testkit.subject.PluginKind;
import dev.fairlead.testkit.verify.Worlds;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what to judge; they win over those of a description file. */
final class JobOptions {
    @Parameters(
            paramLabel = "PLUGIN",
            description = "a plugin's jar, zip or directory, or a description in YAML or JSON")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path plugin;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "judge this plugin only; its class name or the last part of it")
    private String className = "";

    @Option(
            names = "--world",
            paramLabel = "WORLD[=SETTING]",
            description = {
                "the world of a connector: file, files, http, jdbc, jms, server, for sources also"
                        + " shrinking-file; SETTING is the setting that points at it"
            })
    private String world = "";

    @Option(
            names = "--world-option",
            paramLabel = "NAME=VALUE",
            description = "an option of the world, such as files=3")
    private Map<String, String> worldOptions = Map.of();

    @Option(
            names = "--config",
            paramLabel = "NAME=VALUE|FILE",
            description = {
                "a setting of the plugin, or a file of settings;",
                "$${path}, $${url} and the like are filled in by the world;",
                "what is the connector's own, such as $${offset}, is written $$$${offset}"
            })
    private List<String> config = List.of();

    @Option(
            names = "--connect-version",
            paramLabel = "VERSION",
            description = {
                "the release of Kafka Connect to run on, which Maven gets;",
                "default: what the plugin was built with, if it says so, else the newest"
            })
    private String connect = "";

    @Option(
            names = "--api",
            paramLabel = "JARS",
            description = "connect-api and kafka-clients to run on, instead of --connect-version")
    private String api = "";

    @Option(
            names = "--libraries",
            paramLabel = "JARS",
            description = "jars that the plugin needs and doesn't bring")
    private String libraries = "";

    @Option(
            names = "--laws",
            split = ",",
            paramLabel = "ID",
            description = "judge these laws only, such as S1,S2")
    private List<String> laws = List.of();

    @Option(
            names = "--waive",
            paramLabel = "ID=REASON",
            description = "don't check a law, for a reason that is shown")
    private Map<String, String> waivers = Map.of();

    @Option(
            names = "--replay",
            paramLabel = "TOKEN",
            description = {
                "try nothing but this again: what stands behind replay in a failure, such as",
                "  --replay 'A3 p a c x' of a connector, in the same world and with the same"
                        + " settings, or --replay 1:17 of others"
            })
    private String replay = "";

    @Option(names = "--seed", description = "draw schedules from another seed; default 1")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--schedules", description = "random schedules to try; default 1000")
    private Optional<Integer> schedules = Optional.empty();

    @Option(names = "--budget", paramLabel = "SECONDS", description = "at most; default 60")
    private Optional<Long> budget = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = {
                "give a plugin up that isn't judged by then, since it hangs;",
                "default three times the budget and two minutes"
            })
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--java-home", paramLabel = "DIR", description = "the Java to run it on")
    private Optional<Path> javaHome = Optional.empty();

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "such as --add-opens=java.base/java.nio=ALL-UNNAMED")
    private List<String> jvmOptions = List.of();

    @Option(
            names = "--as-is",
            description = {
                "leave the plugin's classes as they are;",
                "else its calls to files, clocks and sleep can fail and take virtual time"
            })
    private boolean asIs;

    /**
     * What is to be judged.
     *
     * @throws BadInput lists all that is wrong
     */
    Job job() {
        Job described =
                JobFile.isOne(plugin)
                        ? JobFile.read(plugin)
                        : new Job(
                                PluginJar.at(plugin),
                                "",
                                "",
                                Map.of(),
                                Map.of(),
                                List.of(),
                                Map.of(),
                                Map.of(),
                                "");
        Map<String, String> settings = new TreeMap<>(described.config());
        config.forEach(each -> addSettings(each, settings));
        String kind = world.replaceFirst("=.*", "");
        if (world.contains("=")) {
            String value = Worlds.mainValue(PluginKind.SOURCE, kind).orElse("path");
            settings.put(world.substring(kind.length() + 1), "${" + value + "}");
        }
        return new Job(
                jar(described.jar()),
                either(className, described.className()),
                either(kind, described.world()),
                both(described.worldOptions(), worldOptions),
                settings,
                laws.isEmpty() ? described.laws() : laws,
                both(described.waivers(), waivers),
                both(described.properties(), properties()),
                replay);
    }

    private PluginJar jar(PluginJar described) {
        List<String> options = new ArrayList<>(described.jvmOptions());
        options.addAll(jvmOptions);
        return new PluginJar(
                described.path(),
                libraries.isEmpty() ? described.libraries() : paths(libraries),
                connect.isEmpty() ? described.connect() : Optional.of(connect),
                api.isEmpty() ? described.api() : paths(api),
                javaHome.or(described::javaHome),
                options,
                described.instrumented() && !asIs);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        seed.ifPresent(value -> properties.put("fairlead.seed", value.toString()));
        schedules.ifPresent(value -> properties.put("fairlead.schedules", value.toString()));
        budget.ifPresent(value -> properties.put("fairlead.budget", value.toString()));
        limit.ifPresent(value -> properties.put("fairlead.limit", value.toString()));
        return properties;
    }

    private static void addSettings(String option, Map<String, String> settings) {
        int equals = option.indexOf('=');
        if (equals > 0 && !Files.exists(Path.of(option))) {
            settings.put(option.substring(0, equals), option.substring(equals + 1));
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(option))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new BadInput(
                    "--config \"%s\" is neither NAME=VALUE nor a file that can be read (%s)"
                            .formatted(option, e.getMessage()));
        }
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
    }

    private static List<Path> paths(String joined) {
        List<Path> paths = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String each : joined.split(File.pathSeparator, -1)) {
            if (Files.exists(Path.of(each))) {
                paths.add(Path.of(each));
            } else {
                missing.add(
                        "the jar \"%s\" doesn't exist; correct --api or --libraries"
                                .formatted(each));
            }
        }
        if (!missing.isEmpty()) {
            throw new BadInput(missing);
        }
        return paths;
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static Map<String, String> both(Map<String, String> first, Map<String, String> second) {
        Map<String, String> both = new TreeMap<>(first);
        both.putAll(second);
        return both;
    }
}
