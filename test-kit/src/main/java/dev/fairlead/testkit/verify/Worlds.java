package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.PluginKind;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.LineFiles;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import dev.fairlead.testkit.world.http.HttpWorld;
import dev.fairlead.testkit.world.jdbc.JdbcWorld;
import dev.fairlead.testkit.world.jms.JmsWorld;
import dev.fairlead.testkit.world.spool.SpoolWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The worlds that have a name. */
public final class Worlds {
    private static final Map<String, WorldKind<SourceWorld>> SOURCES =
            Map.of(
                    "file",
                    new WorldKind<>(
                            "path",
                            Map.of(),
                            (options, settings) ->
                                    Pointed.source(FileWorld.file("path"), settings)),
                    "shrinking-file",
                    new WorldKind<>(
                            "path",
                            Map.of(),
                            (options, settings) ->
                                    Pointed.source(FileWorld.shrinkingFile("path"), settings)),
                    "files",
                    new WorldKind<>(
                            "path",
                            Map.of("files", "2"),
                            (options, settings) ->
                                    Pointed.source(
                                            FileWorld.directory("path", options.number("files")),
                                            settings)),
                    "spool",
                    new WorldKind<>(
                            "path",
                            Map.of("senders", "1"),
                            (options, settings) ->
                                    Pointed.source(
                                            SpoolWorld.source("path")
                                                    .with("finished", "${finished}")
                                                    .with("error", "${error}")
                                                    .senders(options.number("senders")),
                                            settings)),
                    "jdbc",
                    new WorldKind<>(
                            "url",
                            Map.of("tables", "2", "sharing", "1", "mode", "REGULAR"),
                            Worlds::tablesToRead),
                    "http",
                    new WorldKind<>(
                            "url",
                            Map.of("lists", "1", "page", "3", "sharing", "1", "field", ""),
                            Worlds::listsToRead),
                    "jms",
                    new WorldKind<>(
                            "url", Map.of("queues", "1", "prefetch", "0"), Worlds::queuesToRead),
                    "server",
                    new WorldKind<>(
                            "address",
                            Map.of("server", "", "reset", "", "add", "", "left", ""),
                            Servers::toRead));
    private static final Map<String, WorldKind<SinkWorld>> SINKS =
            Map.of(
                    "file",
                    new WorldKind<>(
                            "path",
                            Map.of(),
                            (options, settings) -> Pointed.sink(LineFiles.file("path"), settings)),
                    "files",
                    new WorldKind<>(
                            "path",
                            Map.of("glob", "*"),
                            (options, settings) ->
                                    Pointed.sink(
                                            LineFiles.directory("path", options.text("glob")),
                                            settings)),
                    "jdbc",
                    new WorldKind<>(
                            "url", Map.of("sql", "", "mode", "REGULAR"), Worlds::tablesToWrite),
                    "http",
                    new WorldKind<>("url", Map.of(), Worlds::endpointToFill),
                    "jms",
                    new WorldKind<>("url", Map.of(), Worlds::queueToFill),
                    "server",
                    new WorldKind<>(
                            "address",
                            Map.of("server", "", "reset", "", "stored", "", "values", "text"),
                            Servers::toFill));

    private Worlds() {}

    private static Supplier<SourceWorld> tablesToRead(
            WorldKind.Options options, Map<String, String> settings) {
        Map.Entry<String, String> first = first(settings);
        JdbcWorld.Source world =
                JdbcWorld.source(first.getKey())
                        .tables(options.number("tables"))
                        .sharingTimestamps(options.number("sharing"))
                        .mode(options.text("mode"));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            world = world.with(setting.getKey(), setting.getValue());
        }
        return world;
    }

    private static Supplier<SinkWorld> tablesToWrite(
            WorldKind.Options options, Map<String, String> settings) {
        JdbcWorld.Sink world = JdbcWorld.sink(first(settings).getKey()).mode(options.text("mode"));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            world = world.with(setting.getKey(), setting.getValue());
        }
        return options.text("sql").isEmpty() ? world : world.having(options.text("sql"));
    }

    private static Supplier<SourceWorld> listsToRead(
            WorldKind.Options options, Map<String, String> settings) {
        HttpWorld.Source world =
                HttpWorld.source(first(settings).getKey())
                        .lists(options.number("lists"))
                        .pageSize(options.number("page"))
                        .sharingTimestamps(options.number("sharing"))
                        .wrappedAs(options.text("field"));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            world = world.with(setting.getKey(), setting.getValue());
        }
        return world;
    }

    private static Supplier<SinkWorld> endpointToFill(
            WorldKind.Options options, Map<String, String> settings) {
        HttpWorld.Sink world = HttpWorld.sink(first(settings).getKey());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            world = world.with(setting.getKey(), setting.getValue());
        }
        return world;
    }

    private static Supplier<SourceWorld> queuesToRead(
            WorldKind.Options options, Map<String, String> settings) {
        JmsWorld.Source world =
                JmsWorld.source(first(settings).getKey())
                        .queues(options.number("queues"))
                        .prefetch(options.number("prefetch"));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            world = world.with(setting.getKey(), setting.getValue());
        }
        return world;
    }

    private static Supplier<SinkWorld> queueToFill(
            WorldKind.Options options, Map<String, String> settings) {
        JmsWorld.Sink world = JmsWorld.sink(first(settings).getKey());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            world = world.with(setting.getKey(), setting.getValue());
        }
        return world;
    }

    private static Map.Entry<String, String> first(Map<String, String> settings) {
        return settings.entrySet().stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadInput(
                                        "no setting points at the world; write ${url} in the"
                                                + " value of one"));
    }

    private static Map<String, ? extends WorldKind<?>> all(PluginKind kind) {
        return kind == PluginKind.SOURCE ? SOURCES : SINKS;
    }

    /** The names of worlds for a kind of connector. */
    public static List<String> names(PluginKind kind) {
        return List.copyOf(new TreeSet<>(all(kind).keySet()));
    }

    /** What points a connector at the world, such as {@code path}; empty for an unknown world. */
    public static Optional<String> mainValue(PluginKind kind, String world) {
        return Optional.<WorldKind<?>>ofNullable(all(kind).get(world)).map(WorldKind::main);
    }

    /** What is wrong with a world's name and options; empty when nothing is. */
    public static List<String> problems(
            PluginKind kind, String world, Map<String, String> options) {
        WorldKind<?> known = all(kind).get(world);
        return known == null
                ? List.of(
                        "there is no world \"%s\" for a %s; there are %s"
                                .formatted(world, kind.label(), String.join(", ", names(kind))))
                : known.problems(world, options);
    }

    /** A world for a source; the settings' placeholders become the world's values. */
    static Supplier<? extends SourceWorld> source(Request request) {
        return kind(SOURCES, request).with(request.worldOptions(), request.config());
    }

    /** A world for a sink, likewise. */
    static Supplier<? extends SinkWorld> sink(Request request) {
        return kind(SINKS, request).with(request.worldOptions(), request.config());
    }

    private static <W> WorldKind<W> kind(Map<String, WorldKind<W>> kinds, Request request) {
        List<String> problems = problems(request.kind(), request.world(), request.worldOptions());
        WorldKind<W> kind = kinds.get(request.world());
        if (kind == null || !problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return kind;
    }
}
