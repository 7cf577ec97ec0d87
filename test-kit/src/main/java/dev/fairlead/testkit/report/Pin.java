package dev.fairlead.testkit.report;

import dev.fairlead.testkit.schedule.Schedule;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A counterexample written down as a plain test of JUnit, which fails as long as the connector has
 * the fault.
 */
final class Pin {
    private static final String INDENT = "                ";

    private Pin() {}

    /** The name of the test's class. */
    static String nameOf(String law, String connector) {
        return connector + law + "Test";
    }

    /** The source of the test. */
    static String of(Counterexample broken, Subject subject) {
        Recipe recipe = subject.recipe();
        TreeSet<String> imports = new TreeSet<>(recipe.imports());
        imports.add("dev.fairlead.testkit." + subject.laws());
        imports.add(Schedule.class.getName());
        imports.add("org.junit.jupiter.api.Test");
        imports.add(subject.plugin().replace('$', '.'));
        StringBuilder code = new StringBuilder();
        imports.stream()
                .filter(name -> name.contains("."))
                .forEach(name -> code.append("import ").append(name).append(";\n"));
        code.append("\nclass ")
                .append(nameOf(broken.law().id(), subject.connector()))
                .append(" {\n");
        code.append("    /** ").append(comment(broken.law().toString())).append(". */\n");
        code.append("    @Test\n    void ").append(method(broken)).append("() {\n");
        code.append("        ").append(subject.laws()).append(".of(");
        code.append(subject.connector()).append(".class)\n");
        recipe.calls().forEach(call -> code.append(INDENT).append('.').append(call).append('\n'));
        code.append(INDENT).append(".replay(Schedule.parse(\"").append(broken.schedule());
        code.append("\"));\n    }\n");
        if (!recipe.world().isEmpty()) {
            code.append(ownWorld(subject.laws(), recipe.world()));
        }
        return code.append("}\n").toString();
    }

    private static String ownWorld(String laws, String world) {
        String type = laws.startsWith("Sink") ? "SinkWorld" : "SourceWorld";
        return "\n    private static java.util.function.Supplier<dev.fairlead.testkit.world."
                + type
                + "> world() {\n"
                + "        throw new UnsupportedOperationException(\"return what makes the "
                + world.replace('$', '.')
                + " of your test\");\n"
                + "    }\n";
    }

    private static String method(Counterexample broken) {
        return broken.law()
                .text()
                .sentence()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }

    private static String comment(String text) {
        return text.replace("*/", "* /").replace("\\u", "\\ u");
    }
}
