package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.disk.FrameReader.Sight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;

/** A file of frames that is read once and then only added to, or replaced. Not thread-safe. */
final class Journal implements AutoCloseable {
    private final Path path;
    private final FileHeader.Kind kind;
    private DataFile file;
    private long bytes;
    private boolean unsynced;

    private Journal(Path path, FileHeader.Kind kind, DataFile file) {
        this.path = path;
        this.kind = kind;
        this.file = file;
    }

    /** Opens or creates a journal, gives {@code entries} what it has, and cuts off a torn end. */
    static Journal open(Path path, FileHeader.Kind kind, Consumer<PayloadReader> entries)
            throws IOException {
        if (!Files.exists(path)) {
            writeNew(path, kind, List.of());
        }
        Journal journal = new Journal(path, kind, DataFile.forWriting(path));
        journal.bytes = read(path, kind, journal.file, entries);
        Tail.cut(journal.file, path, journal.bytes);
        return journal;
    }

    /** Reads a journal that another process may be writing; ignores a torn end. */
    static void read(Path path, FileHeader.Kind kind, Consumer<PayloadReader> entries)
            throws IOException {
        if (Files.exists(path)) {
            try (DataFile file = DataFile.forReading(path)) {
                read(path, kind, file, entries);
            }
        }
    }

    private static long read(
            Path path, FileHeader.Kind kind, DataFile file, Consumer<PayloadReader> entries)
            throws IOException {
        FileHeader.check(file, path, kind, 0);
        long length = file.length();
        FrameReader reader = new FrameReader(file, FrameReader.READ_AHEAD_BYTES);
        long position = FileHeader.BYTES;
        while (reader.look(position, length) == Sight.FRAME) {
            entries.accept(new PayloadReader(reader.payload()));
            position += reader.frameBytes();
        }
        return position;
    }

    /** Adds an entry; it survives the death of the process when this returns. */
    void append(FrameWriter entry) throws IOException {
        entry.seal();
        file.write(bytes, entry.bytes(), entry.length());
        bytes += entry.length();
        unsynced = true;
    }

    void sync() throws IOException {
        if (unsynced) {
            file.sync();
            unsynced = false;
        }
    }

    long bytes() {
        return bytes;
    }

    /** Replaces all entries at once. */
    void replace(List<FrameWriter> entries) throws IOException {
        writeNew(path, kind, entries);
        file.close();
        file = DataFile.forWriting(path);
        bytes = file.length();
        unsynced = false;
    }

    private static void writeNew(Path path, FileHeader.Kind kind, List<FrameWriter> entries)
            throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (DataFile file = DataFile.forWriting(temporary)) {
            FileHeader.write(file, kind, 0);
            long position = FileHeader.BYTES;
            for (FrameWriter entry : entries) {
                entry.seal();
                file.write(position, entry.bytes(), entry.length());
                position += entry.length();
            }
            file.sync();
        }
        Files.move(
                temporary,
                path,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Utils.flushDir(path.resolveSibling("."));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
