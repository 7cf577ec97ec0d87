package dev.fairlead.testkit.instrument;

import dev.fairlead.testkit.fault.Fate;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stands in for {@link FileInputStream}. For rewritten classes only. Not final, since plugins
 * extend what it stands in for.
 */
public class OutsideInput extends FileInputStream {
    private final Optional<Path> path;

    /** As the constructor of the JDK. */
    public OutsideInput(String name) throws FileNotFoundException {
        this(new File(name));
    }

    /** As the constructor of the JDK. */
    public OutsideInput(File file) throws FileNotFoundException {
        this(file, Calls.meet("open " + file.getName()));
    }

    /** As the constructor of the JDK. */
    public OutsideInput(FileDescriptor descriptor) {
        super(descriptor);
        this.path = Optional.empty();
    }

    private OutsideInput(File file, Fate fate) throws FileNotFoundException {
        super(Descriptors.opening(file, fate));
        this.path = Optional.of(file.toPath());
        Descriptors.opened(this, file, fate);
    }

    @Override
    public int read() throws IOException {
        return Calls.look(call(), super::read);
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        return Calls.look(call(), () -> super.read(bytes));
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return Calls.look(call(), () -> super.read(bytes, from, length));
    }

    private String call() {
        return "read" + Calls.name(" ", path);
    }

    @Override
    public FileChannel getChannel() {
        return new OutsideChannel(super.getChannel(), path, false);
    }
}
