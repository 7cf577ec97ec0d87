package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Worlds whose values are filled into a connector's settings. */
final class Pointed {
    private Pointed() {}

    /** Whether a value has a placeholder; Kafka's, such as {@code ${file:path:key}}, is none. */
    static boolean isIn(String value) {
        return value.matches("(?s).*\\$\\{[A-Za-z][A-Za-z0-9.]*}.*");
    }

    static Supplier<SourceWorld> source(
            Supplier<? extends SourceWorld> worlds, Map<String, String> settings) {
        return () -> at(SourceWorld.class, worlds.get(), SourceWorld::settings, settings);
    }

    static Supplier<SinkWorld> sink(
            Supplier<? extends SinkWorld> worlds, Map<String, String> settings) {
        return () -> at(SinkWorld.class, worlds.get(), SinkWorld::settings, settings);
    }

    /** The same world with other settings; all else, also what worlds will learn, is passed on. */
    private static <W> W at(
            Class<W> type,
            W world,
            Function<W, Map<String, String>> values,
            Map<String, String> settings) {
        Map<String, String> filled = new Placeholders(values.apply(world)).fill(settings);
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("settings")) {
                                return filled;
                            }
                            try {
                                return method.invoke(world, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
