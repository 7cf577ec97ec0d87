package dev.fairlead.samples.guide.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts lines of Java that somebody has to write and read: none that is blank, a comment, an
 * import, a package, or only closing brackets.
 */
final class CodeLines {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Set<String> BRACKETS = Set.of("", "}", ")", "{", ");", "});", "};");

    private CodeLines() {}

    static int in(String code) {
        return (int)
                COMMENT.matcher(code)
                        .replaceAll("")
                        .lines()
                        .map(String::strip)
                        .filter(CodeLines::counts)
                        .count();
    }

    private static boolean counts(String line) {
        return !BRACKETS.contains(line)
                && !line.startsWith("//")
                && !line.startsWith("import ")
                && !line.startsWith("package ");
    }

    /** The sum over the named classes of a folder; names without {@code .java}. */
    static int of(Path folder, List<String> classes) {
        return classes.stream().mapToInt(name -> of(folder.resolve(name + ".java"))).sum();
    }

    private static int of(Path file) {
        try {
            return in(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
