package dev.fairlead.testkit.instrument;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.SyncFailedException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;

/**
 * Stands in for methods of {@link FileChannel}, {@link RandomAccessFile} and {@link
 * FileDescriptor}. For rewritten classes only.
 */
public final class NioChannels {
    private NioChannels() {}

    /** As {@link FileChannel#open(Path, OpenOption...)}. */
    public static FileChannel open(Path path, OpenOption... options) throws IOException {
        return open(path, Set.of(options));
    }

    /** As {@link FileChannel#open(Path, Set, FileAttribute...)}. */
    public static FileChannel open(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        FileChannel channel =
                NioFiles.opened(path, options, () -> FileChannel.open(path, options, attributes));
        return NioFiles.outside(channel, path, options);
    }

    /** As {@link RandomAccessFile#getChannel}. */
    public static FileChannel getChannel(RandomAccessFile file) {
        return file instanceof OutsideRandomAccess outside
                ? new OutsideChannel(file.getChannel(), outside.path(), outside.isSynced())
                : file.getChannel();
    }

    /** As {@link RandomAccessFile#writeBytes}, which would bypass what is written above. */
    public static void writeBytes(RandomAccessFile file, String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As {@link FileDescriptor#sync}. */
    public static void sync(FileDescriptor descriptor) throws SyncFailedException {
        Optional<Path> path = Descriptors.fileOf(descriptor);
        try {
            Calls.run(
                    "force" + Calls.name(" ", path),
                    () -> {
                        descriptor.sync();
                        path.ifPresent(Disk::force);
                    });
        } catch (SyncFailedException e) {
            throw e;
        } catch (IOException e) {
            SyncFailedException failed = new SyncFailedException(e.getMessage());
            failed.initCause(e);
            throw failed;
        }
    }
}
