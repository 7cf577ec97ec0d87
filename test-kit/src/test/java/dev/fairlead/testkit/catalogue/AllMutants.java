package dev.fairlead.testkit.catalogue;

import dev.fairlead.testkit.mutant.Mutant;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every faulty plugin of the tests: the constants of enums called {@code …Fault}, whose law is the
 * first word of the name or what {@code law()} says, and what classes called {@code …Mutants} list
 * in {@code all()} that are not made of such an enum. What is wrong is the constant's text, else
 * its comment.
 */
final class AllMutants {
    private static final String PACKAGE = "dev.fairlead.testkit.mutant.";
    private static final Pattern NAMED = Pattern.compile("([A-Z]\\d+)_(.+)");
    private static final Path SOURCES = Path.of("src/test/java/dev/fairlead/testkit/mutant");

    private AllMutants() {}

    static List<Mutant> all() throws IOException, ReflectiveOperationException {
        Set<Mutant> mutants = new LinkedHashSet<>();
        for (String name : classes()) {
            Class<?> type = Class.forName(PACKAGE + name);
            if (type.isEnum() && name.endsWith("Fault")) {
                mutants.addAll(ofEnum(type, Files.readString(SOURCES.resolve(name + ".java"))));
            } else if (name.endsWith("Mutants") && !isMadeOf(name)) {
                mutants.addAll(listed(type));
            }
        }
        return List.copyOf(mutants);
    }

    /** A list that is made of an enum would count its faults twice. */
    private static boolean isMadeOf(String list) throws IOException {
        return Files.readString(SOURCES.resolve(list + ".java"))
                .contains(list.replace("Mutants", "Fault") + ".values()");
    }

    private static Set<String> classes() throws IOException {
        try (var files = Files.list(SOURCES)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Fault.java") || name.endsWith("Mutants.java"))
                    .forEach(name -> names.add(name.substring(0, name.length() - 5)));
            return names;
        }
    }

    private static List<Mutant> listed(Class<?> type) throws ReflectiveOperationException {
        List<Mutant> mutants = new ArrayList<>();
        for (Object each : (List<?>) type.getMethod("all").invoke(null)) {
            if (each instanceof Mutant mutant) {
                mutants.add(mutant);
            }
        }
        return mutants;
    }

    private static List<Mutant> ofEnum(Class<?> type, String source)
            throws ReflectiveOperationException {
        List<Mutant> mutants = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            String law = lawOf(constant, name);
            if (!law.isEmpty()) {
                String fault = text(constant, law).or(() -> comment(name, source)).orElse("");
                mutants.add(new Mutant(law, name, fault.isEmpty() ? words(name) : small(fault)));
            }
        }
        return mutants;
    }

    private static String lawOf(Object constant, String name) throws ReflectiveOperationException {
        Matcher matcher = NAMED.matcher(name);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        try {
            var method = constant.getClass().getMethod("law");
            method.setAccessible(true);
            return name.equals("NONE") ? "" : method.invoke(constant).toString();
        } catch (NoSuchMethodException | InvocationTargetException e) {
            return "";
        }
    }

    private static Optional<String> text(Object constant, String law)
            throws IllegalAccessException {
        for (Field field : constant.getClass().getDeclaredFields()) {
            if (field.getType() == String.class && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                String text = (String) field.get(constant);
                if (text != null && !text.equals(law)) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> comment(String name, String source) {
        Matcher matcher =
                Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + name + "\\b", Pattern.DOTALL)
                        .matcher(source);
        return matcher.find()
                ? Optional.of(
                        matcher.group(1)
                                .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                                .replaceAll("\\{@\\w+ ([^}]*)\\}", "$1")
                                .trim()
                                .replaceAll("\\.$", ""))
                : Optional.empty();
    }

    private static String small(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String words(String name) {
        String words = name.replaceFirst("^[A-Z]\\d+_", "").toLowerCase(Locale.ROOT);
        return String.join(" ", Arrays.asList(words.split("_")));
    }
}
