package dev.fairlead.testkit.instrument;

import dev.fairlead.testkit.fault.Fate;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stands in for {@link FileOutputStream}. For rewritten classes only. Not final, since plugins
 * extend what it stands in for.
 */
public class OutsideOutput extends FileOutputStream {
    private final Optional<Path> path;

    /** As the constructor of the JDK. */
    public OutsideOutput(String name) throws FileNotFoundException {
        this(new File(name), false);
    }

    /** As the constructor of the JDK. */
    public OutsideOutput(String name, boolean append) throws FileNotFoundException {
        this(new File(name), append);
    }

    /** As the constructor of the JDK. */
    public OutsideOutput(File file) throws FileNotFoundException {
        this(file, false);
    }

    /** As the constructor of the JDK. */
    public OutsideOutput(File file, boolean append) throws FileNotFoundException {
        this(file, append, Calls.meet("open " + file.getName() + (append ? " to append" : "")));
    }

    /** As the constructor of the JDK. */
    public OutsideOutput(FileDescriptor descriptor) {
        super(descriptor);
        this.path = Optional.empty();
    }

    private OutsideOutput(File file, boolean append, Fate fate) throws FileNotFoundException {
        super(touched(Descriptors.opening(file, fate)), append);
        this.path = Optional.of(file.toPath());
        try {
            Descriptors.know(getFD(), file);
        } catch (IOException e) {
            throw new IllegalStateException("a file that was just opened is closed", e);
        }
        Descriptors.opened(this, file, fate);
    }

    private static File touched(File file) {
        Disk.touch(file.toPath());
        return file;
    }

    @Override
    public void write(int single) throws IOException {
        put(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        put(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        put(bytes, from, length);
    }

    private void put(byte[] bytes, int from, int length) throws IOException {
        Calls.write(
                path,
                length,
                part -> {
                    super.write(bytes, from, part);
                    return part;
                });
    }

    @Override
    public FileChannel getChannel() {
        return new OutsideChannel(super.getChannel(), path, false);
    }
}
