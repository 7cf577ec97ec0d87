package dev.fairlead.testkit.world;

import java.util.function.Supplier;

/**
 * Makes worlds, and knows how code spells that, so that a counterexample can be written down as a
 * test.
 *
 * @param owner the class that the code begins with
 * @param code such as {@code FileWorld.file("file")}
 */
public record Spelled<W>(Class<?> owner, String code, Supplier<W> worlds) implements Supplier<W> {
    /**
     * Worlds that a static method makes.
     *
     * @param arguments texts and numbers
     */
    public static <W> Spelled<W> of(
            Class<?> owner, String method, Supplier<W> worlds, Object... arguments) {
        StringBuilder code = new StringBuilder(owner.getSimpleName() + "." + method + "(");
        for (int i = 0; i < arguments.length; i++) {
            code.append(i == 0 ? "" : ", ").append(literal(arguments[i]));
        }
        return new Spelled<>(owner, code.append(')').toString(), worlds);
    }

    /** A text as Java spells it. */
    public static String literal(Object value) {
        return value instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"'
                : value.toString();
    }

    @Override
    public W get() {
        return worlds.get();
    }
}
