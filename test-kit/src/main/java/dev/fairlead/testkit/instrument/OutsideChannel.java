package dev.fairlead.testkit.instrument;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** A channel of a file whose calls meet the interference; what is mapped into memory doesn't. */
final class OutsideChannel extends FileChannel {
    private final FileChannel channel;
    private final Optional<Path> path;
    private final boolean synced;

    /**
     * @param synced whether each write is forced to the disk
     */
    OutsideChannel(FileChannel channel, Optional<Path> path, boolean synced) {
        this.channel = channel;
        this.path = path;
        this.synced = synced;
    }

    private <T> T reading(Calls.Effect<T> effect) throws IOException {
        return Calls.look("read" + Calls.name(" ", path), effect);
    }

    private <T> T writing(int bytes, Calls.Part<T> part) throws IOException {
        T answer = Calls.write(path, bytes, part);
        if (synced) {
            path.ifPresent(Disk::force);
        }
        return answer;
    }

    /** Lets {@code write} see so many of the buffer's bytes only. */
    private static int some(ByteBuffer buffer, int bytes, Calls.Effect<Integer> write)
            throws IOException {
        int limit = buffer.limit();
        buffer.limit(buffer.position() + bytes);
        try {
            return write.have();
        } finally {
            buffer.limit(limit);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return reading(() -> channel.read(target));
    }

    @Override
    public long read(ByteBuffer[] targets, int from, int length) throws IOException {
        return reading(() -> channel.read(targets, from, length));
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return reading(() -> channel.read(target, position));
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return writing(source.remaining(), part -> some(source, part, () -> channel.write(source)));
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return writing(
                source.remaining(),
                part -> some(source, part, () -> channel.write(source, position)));
    }

    @Override
    public long write(ByteBuffer[] sources, int from, int length) throws IOException {
        long written = 0;
        for (int i = from; i < from + length; i++) {
            if (sources[i].hasRemaining()) {
                written += write(sources[i]);
            }
        }
        return written;
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        channel.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        path.ifPresent(Disk::touch);
        Calls.make("truncate" + Calls.name(" ", path), () -> channel.truncate(size));
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        Calls.run(
                "force" + Calls.name(" ", path),
                () -> {
                    channel.force(metaData);
                    path.ifPresent(Disk::force);
                });
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
            throws IOException {
        return reading(() -> channel.transferTo(position, count, target));
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count)
            throws IOException {
        int bytes = (int) Math.min(count, Integer.MAX_VALUE);
        return writing(bytes, part -> channel.transferFrom(source, position, part));
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return reading(() -> channel.map(mode, position, size));
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return Calls.make("lock", () -> channel.lock(position, size, shared));
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return Calls.make("lock", () -> channel.tryLock(position, size, shared));
    }

    @Override
    protected void implCloseChannel() throws IOException {
        channel.close();
    }
}
