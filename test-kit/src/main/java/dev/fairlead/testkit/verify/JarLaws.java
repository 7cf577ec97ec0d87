package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.junit.LawTests;
import dev.fairlead.testkit.subject.Answer;
import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.Fork;
import dev.fairlead.testkit.subject.FoundPlugin;
import dev.fairlead.testkit.subject.PluginContents;
import dev.fairlead.testkit.subject.PluginJar;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.verdict.Trial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks a plugin that isn't on the test's class path but in a jar, as it was shipped, with the
 * Kafka Connect that it was written for. It runs in a process of its own.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keeps_its_promises() {
 *     return JarLaws.of(PluginJar.at(Path.of("target/old/acme-1.0.jar")).withConnect("2.7.2"))
 *             .plugin("com.acme.AcmeSource")
 *             .in("file")
 *             .with("acme.file", "${path}")
 *             .with("topic", "lines")
 *             .check();
 * }
 * }</pre>
 *
 * <p>{@code ${path}} is what the world fills in. Immutable. The system properties of the other
 * doors count here too.
 */
public final class JarLaws {
    private final PluginJar jar;
    private final String className;
    private final String world;
    private final Map<String, String> settings;
    private final Map<String, String> waivers;

    private JarLaws(
            PluginJar jar,
            String className,
            String world,
            Map<String, String> settings,
            Map<String, String> waivers) {
        this.jar = jar;
        this.className = className;
        this.world = world;
        this.settings = Map.copyOf(settings);
        this.waivers = Map.copyOf(waivers);
    }

    /** The laws of a plugin in this jar; of the only one, unless it is named. */
    public static JarLaws of(PluginJar jar) {
        return new JarLaws(jar, "", "", Map.of(), Map.of());
    }

    /** Chooses a plugin by its class name or the last part of it. */
    public JarLaws plugin(String name) {
        return new JarLaws(jar, name, world, settings, waivers);
    }

    /** Gives a connector a world, by its name: "file", "files". */
    public JarLaws in(String name) {
        return new JarLaws(jar, className, name, settings, waivers);
    }

    /** Adds a setting of the plugin; {@code ${path}} and the like are filled in by the world. */
    public JarLaws with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new JarLaws(jar, className, world, more, waivers);
    }

    /** Doesn't check a law, for a reason that is shown. */
    public JarLaws waive(String law, String reason) {
        Map<String, String> more = new TreeMap<>(waivers);
        more.put(law, reason);
        return new JarLaws(jar, className, world, settings, more);
    }

    /**
     * Judges now, and gives one test for each law.
     *
     * @throws BadInput nothing could be judged; says all that is to be changed
     */
    public Stream<DynamicTest> check() {
        return trials().stream().flatMap(LawTests::of);
    }

    /**
     * Judges now: what came of the kinds that the plugin is of.
     *
     * @throws BadInput nothing could be judged; says all that is to be changed
     */
    public List<Trial> trials() {
        Answer answer =
                new Fork(jar, Judge.class.getName(), Effort.properties(), line -> {})
                        .judge(this::requests);
        if (!answer.problems().isEmpty()) {
            throw new BadInput(answer.problems());
        }
        if (!answer.bugs().isEmpty()) {
            throw new IllegalStateException(answer.bugs().get(0));
        }
        return answer.trials();
    }

    private List<Request> requests(PluginContents contents) {
        List<FoundPlugin> chosen = contents.called(className);
        if (chosen.isEmpty()
                || chosen.stream().map(FoundPlugin::className).distinct().count() > 1) {
            throw new BadInput(
                    "\"%s\" has %s; name one with .plugin(name)"
                            .formatted(
                                    jar.path(),
                                    contents.plugins().isEmpty()
                                            ? "no plugin"
                                            : contents.plugins().stream()
                                                    .map(FoundPlugin::toString)
                                                    .collect(Collectors.joining(", "))));
        }
        return chosen.stream()
                .map(
                        each ->
                                new Request(
                                        each.className(),
                                        each.kind(),
                                        settings,
                                        world,
                                        Map.of(),
                                        List.of(),
                                        waivers))
                .toList();
    }
}
