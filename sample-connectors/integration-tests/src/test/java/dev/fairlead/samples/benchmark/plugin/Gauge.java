package dev.fairlead.samples.benchmark.plugin;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * How far a task is, in a file that another process reads: the records so far, and at half of them
 * and at the end, how many bytes all living threads have allocated.
 */
public final class Gauge {
    private static final int RECORDS = 0;
    private static final int AT_HALF = 8;
    private static final int BYTES_AT_HALF = 16;
    private static final int AT_END = 24;
    private static final int BYTES_AT_END = 32;
    private static final int SIZE = 40;

    private final MappedByteBuffer file;
    private final long goal;
    private long records;

    private Gauge(MappedByteBuffer file, long goal) {
        this.file = file;
        this.goal = goal;
    }

    /** A new one, or one that is there already. */
    public static Gauge open(Path path, long goal) {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            return new Gauge(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE), goal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that so many more records went through. */
    public void add(int more) {
        long before = records;
        records += more;
        if (before < goal / 2 && records >= goal / 2) {
            file.putLong(AT_HALF, records);
            file.putLong(BYTES_AT_HALF, allocated());
        }
        if (before < goal && records >= goal) {
            file.putLong(AT_END, records);
            file.putLong(BYTES_AT_END, allocated());
        }
        file.putLong(RECORDS, records);
    }

    public long records() {
        return file.getLong(RECORDS);
    }

    /** Bytes allocated for each record of the second half. */
    public double bytesPerRecord() {
        return (double) (file.getLong(BYTES_AT_END) - file.getLong(BYTES_AT_HALF))
                / (file.getLong(AT_END) - file.getLong(AT_HALF));
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
        return Arrays.stream(bytes).filter(its -> its > 0).sum();
    }
}
