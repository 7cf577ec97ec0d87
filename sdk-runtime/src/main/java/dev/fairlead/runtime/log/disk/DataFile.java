package dev.fairlead.runtime.log.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file that is read and written at positions. Not a {@link FileChannel}, because that closes when
 * its thread is interrupted, and task threads are interrupted when they don't stop. Used by one
 * thread at a time.
 */
final class DataFile implements AutoCloseable {
    private final RandomAccessFile file;

    private DataFile(RandomAccessFile file) {
        this.file = file;
    }

    static DataFile forReading(Path path) throws IOException {
        return new DataFile(new RandomAccessFile(path.toFile(), "r"));
    }

    static DataFile forWriting(Path path) throws IOException {
        return new DataFile(new RandomAccessFile(path.toFile(), "rw"));
    }

    /** Reads up to {@code length} bytes, fewer only at the end of the file. */
    int read(long position, byte[] into, int start, int length) throws IOException {
        file.seek(position);
        int done = 0;
        while (done < length) {
            int count = file.read(into, start + done, length - done);
            if (count < 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    void write(long position, byte[] from, int length) throws IOException {
        file.seek(position);
        file.write(from, 0, length);
    }

    long length() throws IOException {
        return file.length();
    }

    void truncate(long length) throws IOException {
        file.setLength(length);
    }

    void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
