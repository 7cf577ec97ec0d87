package dev.fairlead.samples.guide.lines;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a connector does, and the classes that do it.
 *
 * @param name how the table calls it
 * @param parts folders below the root, each with names of classes
 */
record Job(String name, List<Part> parts) {
    /** Some classes of a folder. */
    record Part(String folder, List<String> classes) {
        static Part main(String module, String classes) {
            return of(
                    "sample-connectors/" + module + "/src/main/java/dev/fairlead/samples/",
                    module,
                    classes);
        }

        static Part test(String module, String classes) {
            return of(
                    "sample-connectors/" + module + "/src/test/java/dev/fairlead/samples/",
                    module,
                    classes);
        }

        private static Part of(String root, String module, String classes) {
            List<String> names = Arrays.asList(classes.split(" "));
            return new Part(root + module, names);
        }
    }

    static Job of(String name, Part... parts) {
        return new Job(name, List.of(parts));
    }

    int lines(Path root) {
        return parts.stream()
                .mapToInt(part -> CodeLines.of(root.resolve(part.folder()), part.classes()))
                .sum();
    }
}
