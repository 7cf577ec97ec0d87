package dev.fairlead.runtime.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.fairlead.runtime.plugin.PluginJar;
import dev.fairlead.runtime.task.SourceTaskMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The worker's compiled code, and code that is made up to break a rule. */
final class Code {
    private static final Pattern CATCHES_ALL =
            Pattern.compile("catch\\s*\\((?:final\\s+)?(?:[\\w.]+\\s*\\|\\s*)*Throwable\\b");

    private Code() {}

    /** All classes that the module ships. */
    static JavaClasses shipped() {
        try {
            return new ClassFileImporter()
                    .importPath(
                            Path.of(
                                    SourceTaskMachine.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation()
                                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Asserts that {@code rule} reports each of these classes.
     *
     * @param culprits compilation units with one top-level type each, which compile together
     */
    static void assertReported(ArchRule rule, Path directory, String... culprits) {
        assertReported(rule, directory, List.of(), culprits);
    }

    /**
     * Asserts that {@code rule} reports each of these classes.
     *
     * @param bystanders what the culprits need to compile
     */
    static void assertReported(
            ArchRule rule, Path directory, List<String> bystanders, String... culprits) {
        PluginJar planted = new PluginJar();
        bystanders.forEach(source -> planted.with(nameOf(source), source));
        for (String culprit : culprits) {
            planted.with(nameOf(culprit), culprit);
        }
        JavaClasses classes = new ClassFileImporter().importPath(planted.writeTree(directory));
        List<String> reported = rule.evaluate(classes).getFailureReport().getDetails();
        for (String culprit : culprits) {
            assertThat(reported).anySatisfy(line -> assertThat(line).contains(nameOf(culprit)));
        }
    }

    /** The class name of a compilation unit that starts with its package. */
    private static String nameOf(String source) {
        String packageName = source.substring("package ".length(), source.indexOf(';'));
        String declaration = source.substring(0, source.indexOf('{'));
        String simpleName =
                declaration
                        .replaceFirst("(?s).*\\b(?:class|interface|record)\\s+(\\w+).*", "$1")
                        .strip();
        return packageName + "." + simpleName;
    }

    /** Where the sources under {@code directory} catch any throwable, as file:line. */
    static List<String> catchesOfThrowable(Path directory) {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int line = 0; line < lines.size(); line++) {
                    if (CATCHES_ALL.matcher(lines.get(line)).find()) {
                        places.add(file.getFileName() + ":" + (line + 1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }
}
