package dev.fairlead.testkit.cli;

import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.FoundPlugin;
import dev.fairlead.testkit.subject.PluginContents;
import dev.fairlead.testkit.subject.PluginKind;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.verify.Doors;
import dev.fairlead.testkit.verify.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses what to judge of what a plugin's jar holds, and remembers what it left out. */
final class Requests {
    private final Job job;
    private final List<Left> left = new ArrayList<>();

    Requests(Job job) {
        this.job = job;
    }

    /** A plugin that wasn't judged, and what to do about it. */
    record Left(FoundPlugin plugin, String reason) {}

    List<Left> left() {
        return List.copyOf(left);
    }

    /**
     * The plugins that can be judged.
     *
     * @throws BadInput what was asked for isn't there
     */
    List<Request> of(PluginContents contents) {
        List<FoundPlugin> chosen = chosen(contents);
        List<String> problems = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        boolean isOne = chosen.stream().map(FoundPlugin::className).distinct().count() == 1;
        boolean isForOne =
                !job.config().isEmpty() || !job.world().isEmpty() || !job.replay().isEmpty();
        if (!isOne && isForOne) {
            throw new BadInput(
                    "a world, settings or a token are for one plugin, and \"%s\" has several; name one with --class: %s"
                            .formatted(job.jar().path(), names(chosen)));
        }
        for (FoundPlugin plugin : chosen) {
            if (plugin.kind().isConnector() && !job.world().isEmpty()) {
                problems.addAll(Worlds.problems(plugin.kind(), job.world(), job.worldOptions()));
                problems.addAll(pointless(plugin.kind()));
            }
            Request request = request(plugin);
            if (Doors.exist(plugin.kind())) {
                requests.add(request);
            }
            leave(plugin);
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return requests;
    }

    private List<FoundPlugin> chosen(PluginContents contents) {
        if (contents.plugins().isEmpty()) {
            throw new BadInput(
                    "\"%s\" holds classes but no plugin: none of them is public and extends a plugin class of Kafka Connect; name the jar that has the connector, or the directory with all its jars"
                            .formatted(job.jar().path()));
        }
        List<FoundPlugin> chosen = contents.called(job.className());
        if (chosen.isEmpty()) {
            throw new BadInput(
                    "\"%s\" has no plugin %s; it has %s"
                            .formatted(
                                    job.jar().path(), job.className(), names(contents.plugins())));
        }
        return job.className().isEmpty() ? withoutKafkas(chosen) : chosen;
    }

    /** Kafka's own plugins lie beside others as libraries; alone, they are what is meant. */
    private static List<FoundPlugin> withoutKafkas(List<FoundPlugin> chosen) {
        List<FoundPlugin> others =
                chosen.stream()
                        .filter(each -> !each.className().startsWith("org.apache.kafka."))
                        .toList();
        return others.isEmpty() ? chosen : others;
    }

    private static String names(List<FoundPlugin> plugins) {
        return plugins.stream().map(FoundPlugin::toString).collect(Collectors.joining(", "));
    }

    /** A world that no setting points at has no effect. */
    private List<String> pointless(PluginKind kind) {
        boolean points = job.config().values().stream().anyMatch(value -> value.contains("${"));
        return Worlds.mainValue(kind, job.world())
                .filter(value -> !points)
                .map(
                        value ->
                                "no setting points at the world \"%1$s\": write --world %1$s=SETTING, or ${%2$s} in the value of a setting"
                                        .formatted(job.world(), value))
                .stream()
                .toList();
    }

    private void leave(FoundPlugin plugin) {
        if (plugin.kind().isConnector() && job.world().isEmpty()) {
            left.add(
                    new Left(
                            plugin,
                            "its deliveries, which need a world: --class %s --world WORLD=SETTING, with WORLD one of %s"
                                    .formatted(
                                            plugin.className(),
                                            String.join(", ", Worlds.names(plugin.kind())))));
        } else if (!Doors.exist(plugin.kind())) {
            left.add(new Left(plugin, "there are no laws for a " + plugin.kind().label()));
        }
    }

    private Request request(FoundPlugin plugin) {
        return new Request(
                plugin.className(),
                plugin.kind(),
                job.config(),
                job.world(),
                job.worldOptions(),
                job.laws(),
                job.waivers(),
                job.replay());
    }
}
