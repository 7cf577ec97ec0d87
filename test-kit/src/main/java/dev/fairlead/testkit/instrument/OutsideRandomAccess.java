package dev.fairlead.testkit.instrument;

import dev.fairlead.testkit.fault.Fate;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stands in for {@link RandomAccessFile}. For rewritten classes only. Not final, since plugins
 * extend what it stands in for.
 */
public class OutsideRandomAccess extends RandomAccessFile {
    private final Optional<Path> path;
    private final boolean synced;

    /** As the constructor of the JDK. */
    public OutsideRandomAccess(String name, String mode) throws FileNotFoundException {
        this(new File(name), mode);
    }

    /** As the constructor of the JDK. */
    public OutsideRandomAccess(File file, String mode) throws FileNotFoundException {
        this(file, mode, Calls.meet("open " + file.getName()));
    }

    private OutsideRandomAccess(File file, String mode, Fate fate) throws FileNotFoundException {
        super(touched(Descriptors.opening(file, fate), mode), mode);
        this.path = Optional.of(file.toPath());
        this.synced = mode.length() == 3;
        try {
            Descriptors.know(getFD(), file);
        } catch (IOException e) {
            throw new IllegalStateException("a file that was just opened is closed", e);
        }
        Descriptors.opened(this, file, fate);
    }

    private static File touched(File file, String mode) {
        if (!mode.equals("r")) {
            Disk.touch(file.toPath());
        }
        return file;
    }

    Optional<Path> path() {
        return path;
    }

    boolean isSynced() {
        return synced;
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
        if (synced) {
            path.ifPresent(Disk::force);
        }
    }

    @Override
    public void setLength(long length) throws IOException {
        path.ifPresent(Disk::touch);
        Calls.run("truncate" + Calls.name(" ", path), () -> super.setLength(length));
    }
}
