package dev.fairlead.testkit.report;

import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.Spelled;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The code that sets up a check, as far as it is known.
 *
 * @param imports the classes that it names
 * @param calls after {@code of(…)}, each on a line of its own, without the dot
 * @param world what stands for a world that code can't spell; empty when the calls say it
 */
public record Recipe(Set<String> imports, List<String> calls, String world) {
    /** Nothing is known. */
    public static final Recipe UNKNOWN = new Recipe(Set.of(), List.of(), "");

    public Recipe {
        imports = Set.copyOf(imports);
        calls = List.copyOf(calls);
    }

    /** A check in these worlds, with settings beside those of the world. */
    public static Recipe of(Supplier<?> worlds, Class<?> world, Map<String, String> settings) {
        List<String> calls = new ArrayList<>();
        Set<String> imports = new TreeSet<>();
        String unknown = "";
        if (worlds instanceof Spelled<?> spelled) {
            imports.add(spelled.owner().getCanonicalName());
            calls.add("in(" + spelled.code() + ")");
        } else if (canBeMade(world)) {
            imports.add(world.getCanonicalName());
            calls.add("in(" + world.getSimpleName() + "::new)");
        } else {
            calls.add("in(world())");
            unknown = world.getName();
        }
        Map<String, String> sorted = new TreeMap<>(settings);
        sorted.forEach((k, v) -> calls.add(call("with", k, v)));
        return new Recipe(imports, calls, unknown);
    }

    private static boolean canBeMade(Class<?> world) {
        if (world.getCanonicalName() == null || !Modifier.isPublic(world.getModifiers())) {
            return false;
        }
        for (var constructor : world.getConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return true;
            }
        }
        return false;
    }

    private static String call(String method, String one, String two) {
        return method + "(" + Spelled.literal(one) + ", " + Spelled.literal(two) + ")";
    }

    /** The same with another call. */
    public Recipe and(String call) {
        List<String> more = new ArrayList<>(calls);
        more.add(call);
        return new Recipe(imports, more, world);
    }

    /** The same with a law that isn't checked. */
    public Recipe waiving(String law, String reason) {
        return and(call("waive", law, reason));
    }

    /** The same with other waits. */
    public Recipe with(Patience patience) {
        if (patience.equals(Patience.defaults())) {
            return this;
        }
        Recipe more =
                and(
                        "patience(new Patience("
                                + nanos(patience.pollLimit())
                                + ", "
                                + nanos(patience.pollBrevity())
                                + ", "
                                + nanos(patience.settling())
                                + "))");
        Set<String> names = new TreeSet<>(more.imports());
        names.add(Patience.class.getName());
        names.add(Duration.class.getName());
        return new Recipe(names, more.calls(), world);
    }

    private static String nanos(Duration duration) {
        return "Duration.ofNanos(" + duration.toNanos() + "L)";
    }
}
