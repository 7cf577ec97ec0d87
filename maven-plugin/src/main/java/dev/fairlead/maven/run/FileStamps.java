package dev.fairlead.maven.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files below some places as they were at one moment.
 *
 * @param files by path, when each was written and how long it is
 */
record FileStamps(Map<Path, Stamp> files) {
    FileStamps {
        files = Map.copyOf(files);
    }

    /**
     * A file's content, as far as a directory tells.
     *
     * @param millis when it was written, since the epoch
     */
    record Stamp(long millis, long size) {}

    /**
     * Looks at files, and at all that is below directories. What comes or goes meanwhile is seen
     * next time.
     */
    static FileStamps of(List<Path> places) throws IOException {
        Map<Path, Stamp> files = new HashMap<>();
        FileVisitor<Path> visitor =
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes its) {
                        if (its.isRegularFile()) {
                            files.put(
                                    file, new Stamp(its.lastModifiedTime().toMillis(), its.size()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                };
        for (Path place : places) {
            Files.walkFileTree(place, visitor);
        }
        return new FileStamps(files);
    }

    /** The files that aren't the same in both, whether they are new, gone or changed. */
    Set<Path> differences(FileStamps before) {
        Set<Path> different = new HashSet<>();
        files.forEach(
                (file, stamp) -> {
                    if (!stamp.equals(before.files.get(file))) {
                        different.add(file);
                    }
                });
        before.files.keySet().stream()
                .filter(file -> !files.containsKey(file))
                .forEach(different::add);
        return different;
    }

    /** When the last of some files was written; {@code now} if they are all gone. */
    long lastWritten(Set<Path> some, long now) {
        return some.stream()
                .flatMap(file -> Stream.ofNullable(files.get(file)))
                .mapToLong(Stamp::millis)
                .max()
                .orElse(now);
    }
}
