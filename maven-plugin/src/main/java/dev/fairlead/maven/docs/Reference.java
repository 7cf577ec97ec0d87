package dev.fairlead.maven.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the reference: pages, examples, schemas. */
public final class Reference {
    private final String title;
    private final String version;
    private final List<DescribedPlugin> plugins;

    /**
     * Names what is described.
     *
     * @param title the project's name
     * @param version its version
     * @param plugins its plugins
     */
    public Reference(String title, String version, List<DescribedPlugin> plugins) {
        this.title = title;
        this.version = version;
        this.plugins = List.copyOf(plugins);
    }

    /**
     * Writes the files.
     *
     * @param directory where to; what an earlier run left there goes away
     * @throws IOException if one can't be written
     */
    public void write(Path directory) throws IOException {
        Path pages = emptied(directory.resolve("pages"));
        Path examples = emptied(directory.resolve("examples"));
        Path schemas = emptied(directory.resolve("schemas"));
        Files.writeString(
                pages.resolve("config.md"),
                "# " + title + " " + version + ": settings\n\n" + MarkdownPage.of(plugins, 2));
        Files.writeString(pages.resolve("config.html"), HtmlPage.of(title, version, plugins));
        Set<String> names = new HashSet<>();
        for (DescribedPlugin plugin : plugins) {
            // two classes of one name in different packages
            String name = names.add(plugin.name()) ? plugin.name() : plugin.className();
            Examples both = new Examples(plugin);
            Files.writeString(examples.resolve(name + ".properties"), both.properties());
            Files.writeString(examples.resolve(name + ".json"), both.json());
            Files.writeString(schemas.resolve(name + ".schema.json"), Schema.of(plugin));
        }
    }

    private static Path emptied(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(directory);
    }
}
