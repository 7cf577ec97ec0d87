package dev.fairlead.maven.verify;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.bundle.KafkasNames;
import dev.fairlead.maven.inspect.Sight;
import dev.fairlead.maven.inspect.Sight.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what was seen of a plugin into findings. */
final class SightJudge {
    private final Options options;
    private final int java;
    private final String where;

    /**
     * @param java the newest Java that a class of the jar needs
     */
    SightJudge(Options options, int java, String where) {
        this.options = options;
        this.java = java;
        this.where = where;
    }

    Optional<Finding> judge(Sight sight) {
        String plugin = sight.plugin();
        List<String> details = sight.details();
        return Optional.ofNullable(
                switch (sight.kind()) {
                    case NOT_CREATED -> notCreated(plugin, details.get(0));
                    case VERSION -> version(plugin, details.get(0));
                    case CONFIG -> config(plugin, details.get(0));
                    case DEFAULT -> refused(plugin, details);
                    case UNDOCUMENTED -> undocumented(plugin, details.get(0));
                    case SECRET -> secret(plugin, details.get(0), details.get(1));
                    case TASK -> task(plugin, details.get(0));
                    case THREAD -> thread(plugin, details.get(0));
                    case LISTED, END -> null;
                });
    }

    private Finding config(String plugin, String what) {
        return Finding.error(
                "FL407",
                "config() of " + plugin + " " + what,
                where,
                "a worker asks for it when a configuration is validated, and"
                        + " answers with an error instead",
                "return a ConfigDef, also before the plugin is configured;"
                        + " build it in a static final field");
    }

    private Finding refused(String plugin, List<String> details) {
        return Finding.error(
                "FL408",
                plugin
                        + ": the default of the setting '"
                        + details.get(0)
                        + "', "
                        + details.get(1)
                        + ", is refused",
                where,
                "a configuration without the setting can't be validated: " + details.get(2),
                "give it a default that its own type and validator accept");
    }

    private Finding undocumented(String plugin, String setting) {
        return Finding.warning(
                "FL409",
                plugin + ": the setting '" + setting + "' has no documentation",
                where,
                "GET /connector-plugins/…/config and tools that show it have" + " nothing to say",
                "give define(\"" + setting + "\", …) a sentence");
    }

    private Finding task(String plugin, String what) {
        return Finding.error(
                "FL416",
                plugin + ": the class of its tasks: " + what,
                where,
                "the connector would start, and each of its tasks fail",
                "return a public class from taskClass() that extends SourceTask"
                        + " or SinkTask, with a public constructor without"
                        + " arguments");
    }

    private Finding thread(String plugin, String thread) {
        return Finding.warning(
                "FL417",
                "creating " + plugin + " starts a thread: " + thread,
                where,
                "a worker makes an instance of each plugin when it starts, and"
                        + " others to validate configurations; nobody ever"
                        + " stops them",
                "start threads in start() or configure(), and end them in" + " stop() or close()");
    }

    private Finding notCreated(String plugin, String thrown) {
        String fix =
                "a worker creates a plugin by its constructor without arguments: do nothing in it"
                    + " and in static initialisers that can fail, and move the rest to start() or"
                    + " configure()";
        if (thrown.contains("UnsupportedClassVersionError")) {
            fix =
                    "<maven.compiler.release>17</maven.compiler.release>, or an older version of"
                        + " the library that the class comes from; the jar has classes for Java "
                            + java;
        } else if (thrown.contains("NoClassDefFoundError")
                || thrown.contains("ClassNotFoundException")) {
            fix =
                    "give the dependency that has the class the scope compile; if it is one of"
                            + " Kafka's, this version doesn't have it yet: use it only where it is"
                            + " there";
        }
        return Finding.error(
                "FL403",
                plugin + " can't be created",
                where,
                "the worker logs this once, and doesn't list the plugin: " + thrown,
                fix);
    }

    private Finding version(String plugin, String what) {
        String message = plugin + ": " + what;
        String why =
                "the worker shows it as 'undefined', and nobody can ask for a version of it"
                        + " (connector.plugin.version)";
        String fix =
                """
                @Override public String version() {
                    return getClass().getPackage().getImplementationVersion();
                }
                the plugin jar's manifest has the project's version for it\
                """;
        return what.contains("undefined")
                ? Finding.warning("FL405", message, where, why, fix)
                : Finding.error("FL405", message, where, why, fix);
    }

    private @Nullable Finding secret(String plugin, String setting, String type) {
        if (options.notSecret().contains(setting)) {
            return null;
        }
        return Finding.error(
                "FL410",
                plugin + ": the setting '" + setting + "' is named like a secret and typed " + type,
                where,
                "workers write it to their logs, and tools show it on the screen; only values of"
                        + " type PASSWORD are hidden",
                "define(\""
                        + setting
                        + "\", ConfigDef.Type.PASSWORD, …), and read it with getPassword;"
                        + " if it is no secret, tell fairlead:verify:\n<notSecret><setting>"
                        + setting
                        + "</setting></notSecret>");
    }

    /**
     * Judges whether a worker lists all plugins, by the names that one uses in configurations.
     *
     * @param listed all that it lists, its own too
     * @param expected what the service files name
     */
    List<Finding> listing(List<Sight> listed, Set<String> expected, Set<String> notCreated) {
        Set<String> ours =
                Set.copyOf(listed.stream().filter(SightJudge::isOurs).map(Sight::plugin).toList());
        return Stream.concat(
                        expected.stream()
                                .filter(name -> !ours.contains(name) && !notCreated.contains(name))
                                .map(this::notListed),
                        notInAManifest(
                                ours.stream()
                                        .filter(name -> !expected.contains(name))
                                        .sorted()
                                        .toList())
                                .stream())
                .toList();
    }

    private Finding notListed(String name) {
        return Finding.error(
                "FL404",
                "the worker doesn't list " + name,
                where,
                "it can be created, but the worker passes over it: it may have a plugin of the same"
                        + " name, or the class isn't of the type that its service file says",
                "see which service file names it; a plugin's package must not be one of Kafka's");
    }

    /** Old workers look at all classes and find more than newer ones. */
    private Optional<Finding> notInAManifest(List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.warning(
                                "FL421",
                                "no service file names " + String.join(", ", names),
                                where,
                                "a worker that looks at all classes lists it, one with"
                                        + " plugin.discovery=service_load doesn't",
                                "if it is meant to be used, name it in a service file of the"
                                        + " project's; it comes from a library, whose classes"
                                        + " fairlead:manifests doesn't read"));
    }

    static boolean isOurs(Sight sight) {
        return sight.kind() == Kind.LISTED && sight.details().get(2).equals("ours");
    }

    /** Finds the short names that two plugins would share; a worker drops those. */
    List<Finding> aliases(List<Sight> listed) {
        return new Aliases(listed)
                .shared().stream()
                        .filter(shared -> !KafkasNames.contain(shared.alias())) // FL207 told it
                        .map(
                                shared ->
                                        Finding.error(
                                                "FL406",
                                                "the short name "
                                                        + shared.alias()
                                                        + " belongs to "
                                                        + String.join(" and ", shared.classes()),
                                                where,
                                                "a worker drops a short name that two plugins"
                                                        + " share: configurations that use it stop"
                                                        + " working, for both",
                                                "give one of the classes another name"))
                        .toList();
    }
}
