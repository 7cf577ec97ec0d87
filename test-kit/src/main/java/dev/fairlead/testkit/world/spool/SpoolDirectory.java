package dev.fairlead.testkit.world.spool;

import dev.fairlead.testkit.world.Directories;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.SourceWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files that appear whole, and where they go. */
final class SpoolDirectory implements SourceWorld {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private final Path root = Directories.create();
    private final Path input = directory("input");
    private final Path finished = directory("finished");
    private final Path error = directory("error");
    private final Map<String, String> settings;
    private final List<List<String>> unsent = new ArrayList<>();
    private final Map<String, List<String>> sent = new TreeMap<>();
    private final List<String> released = new ArrayList<>();
    private int files;

    SpoolDirectory(Map<String, String> settings, int senders) {
        this.settings =
                new Placeholders(
                                Map.of(
                                        "path", input.toString(),
                                        "finished", finished.toString(),
                                        "error", error.toString()))
                        .fill(settings);
        for (int sender = 0; sender < senders; sender++) {
            unsent.add(new ArrayList<>());
        }
    }

    private Path directory(String name) {
        try {
            return Files.createDirectory(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public int places() {
        return unsent.size();
    }

    /** A file is a unit. */
    @Override
    public boolean hasUnits() {
        return true;
    }

    @Override
    public void add(Item item) {
        unsent.get(item.place()).add(item.text());
    }

    /** The beginning of a file that is still being written. */
    @Override
    public void begin(Item item) {
        write(part(item.place()), item.text().substring(0, (item.text().length() + 1) / 2));
    }

    private Path part(int place) {
        return input.resolve("." + letter(place) + ".part");
    }

    private static char letter(int place) {
        return (char) ('a' + place);
    }

    @Override
    public void endStep(int place) {
        List<String> lines = List.copyOf(unsent.get(place));
        unsent.get(place).clear();
        String name = String.format(Locale.ROOT, "%s-%04d.txt", letter(place), ++files);
        Path part = part(place);
        write(part, lines.stream().collect(Collectors.joining("\n", "", "\n")));
        try {
            Files.setLastModifiedTime(part, FileTime.from(FIRST.plusSeconds(files)));
            Files.move(part, input.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sent.put(name, lines);
    }

    private static void write(Path file, String text) {
        try {
            Files.write(
                    file,
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of files that were moved to where finished ones are, or that are gone. */
    @Override
    public Collection<String> released() {
        if (sent.keySet().stream().anyMatch(name -> !Files.exists(input.resolve(name)))) {
            Set<String> kept = kept();
            Iterator<Map.Entry<String, List<String>>> all = sent.entrySet().iterator();
            while (all.hasNext()) {
                Map.Entry<String, List<String>> file = all.next();
                if (kept.stream().noneMatch(name -> name.contains(file.getKey()))) {
                    released.addAll(file.getValue());
                    all.remove();
                }
            }
        }
        return List.copyOf(released);
    }

    private Set<String> kept() {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(path -> !path.startsWith(finished))
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sender may put a shorter file of the same name there. */
    @Override
    public boolean mayShrink() {
        return true;
    }

    @Override
    public String shorten(String text) {
        return text.replace(root + "/", "");
    }

    @Override
    public Optional<String> nameOf(int place) {
        return Optional.of(letter(place) + "-….txt");
    }

    @Override
    public void close() {
        Directories.delete(root);
    }
}
