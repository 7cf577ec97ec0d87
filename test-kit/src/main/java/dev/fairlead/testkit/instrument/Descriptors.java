package dev.fairlead.testkit.instrument;

import dev.fairlead.testkit.fault.Fate;
import java.io.Closeable;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** Opens files the way java.io does, and knows which descriptor is which file. */
final class Descriptors {
    private static final Map<FileDescriptor, Path> FILES =
            Collections.synchronizedMap(new WeakHashMap<>());

    private Descriptors() {}

    static void know(FileDescriptor descriptor, File file) {
        FILES.put(descriptor, file.toPath());
    }

    static Optional<Path> fileOf(FileDescriptor descriptor) {
        return Optional.ofNullable(FILES.get(descriptor));
    }

    /** Before a file is opened. */
    static File opening(File file, Fate fate) throws FileNotFoundException {
        if (fate == Fate.FAIL_BEFORE || fate == Fate.TIME_OUT) {
            throw refused(file);
        }
        return file;
    }

    /** After it was opened. */
    static void opened(Closeable open, File file, Fate fate) throws FileNotFoundException {
        if (fate == Fate.FAIL_AFTER || fate == Fate.FAIL_HALFWAY) {
            FileNotFoundException refused = refused(file);
            try {
                open.close();
            } catch (IOException e) {
                refused.addSuppressed(e);
            }
            throw refused;
        }
    }

    private static FileNotFoundException refused(File file) {
        return new FileNotFoundException(file + " (Input/output error)");
    }
}
