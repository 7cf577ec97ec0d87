package dev.fairlead.maven.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a project that dev mode lives by.
 *
 * @param configs the directory of connector configurations
 * @param poms the POMs of all modules that are watched
 * @param sources directories of what is compiled or copied into a plugin
 */
public record DevFiles(Path configs, List<Path> poms, List<Path> sources) {
    /** Keeps copies. */
    public DevFiles {
        poms = List.copyOf(poms);
        sources = List.copyOf(sources);
    }

    /** What one save means. */
    record Meaning(Set<Path> sources, Set<Path> configs, Set<Path> poms) {}

    /** All places to watch. */
    List<Path> places() {
        Set<Path> places = new LinkedHashSet<>(sources);
        places.add(configs);
        places.addAll(poms);
        return new ArrayList<>(places);
    }

    /** Sorts what was saved; input files of connectors and editors' own files mean nothing. */
    Meaning of(Set<Path> saved) {
        Set<Path> changedSources = new LinkedHashSet<>();
        Set<Path> changedConfigs = new LinkedHashSet<>();
        Set<Path> changedPoms = new LinkedHashSet<>();
        for (Path file : saved) {
            if (poms.contains(file)) {
                changedPoms.add(file);
            } else if (configs.equals(file.getParent()) && isConfig(file)) {
                changedConfigs.add(file);
            } else if (sources.stream().anyMatch(file::startsWith) && !isScratch(file)) {
                changedSources.add(file);
            }
        }
        return new Meaning(changedSources, changedConfigs, changedPoms);
    }

    /**
     * Lists connector configurations.
     *
     * @return the .properties and .json files by name; none if there is no such directory
     * @throws IOException if it can't be read
     */
    public List<Path> connectors() throws IOException {
        if (!Files.isDirectory(configs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(configs)) {
            return files.filter(DevFiles::isConfig).sorted().toList();
        }
    }

    private static boolean isConfig(Path file) {
        String name = String.valueOf(file.getFileName());
        return !isScratch(file) && (name.endsWith(".properties") || name.endsWith(".json"));
    }

    /** Swap files, backups and lock files. */
    private static boolean isScratch(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") || name.startsWith("#") || name.endsWith("~");
    }
}
