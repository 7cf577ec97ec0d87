package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import dev.fairlead.testkit.world.server.ServerWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Servers that the user runs; commands of the user's put things into them and look. */
final class Servers {
    private Servers() {}

    static Supplier<SourceWorld> toRead(WorldKind.Options options, Map<String, String> settings) {
        demand(options, "server", "add");
        ShellCommand add = new ShellCommand("add", options.text("add"));
        ServerWorld.Source world =
                ServerWorld.source(
                                options.text("server"),
                                items -> add.run(items.stream().map(Item::text).toList()))
                        .beginningWith(reset(options));
        Optional<ShellCommand> left = command(options, "left");
        if (left.isPresent()) {
            world = world.leaving(() -> left.get().run(List.of()));
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            world = world.with(setting.getKey(), setting.getValue());
        }
        return world;
    }

    static Supplier<SinkWorld> toFill(WorldKind.Options options, Map<String, String> settings) {
        demand(options, "server", "stored");
        ShellCommand stored = new ShellCommand("stored", options.text("stored"));
        ServerWorld.Sink world =
                ServerWorld.sink(options.text("server"), () -> stored.run(List.of()))
                        .beginningWith(reset(options));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            world = world.with(setting.getKey(), setting.getValue());
        }
        return options.text("values").equals("struct") ? world.structs() : world;
    }

    private static Runnable reset(WorldKind.Options options) {
        Optional<ShellCommand> reset = command(options, "reset");
        return () -> reset.ifPresent(command -> command.run(List.of()));
    }

    private static Optional<ShellCommand> command(WorldKind.Options options, String name) {
        return Optional.of(options.text(name))
                .filter(text -> !text.isEmpty())
                .map(text -> new ShellCommand(name, text));
    }

    private static void demand(WorldKind.Options options, String... names) {
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            if (options.text(name).isEmpty()) {
                problems.add(
                        "the world \"server\" needs its option \"%s\"; see \"Servers that run already\" in docs/test-kit.md"
                                .formatted(name));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }
}
