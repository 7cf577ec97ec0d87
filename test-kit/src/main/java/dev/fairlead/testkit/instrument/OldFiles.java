package dev.fairlead.testkit.instrument;

import java.io.File;
import java.io.FileFilter;
import java.io.FilenameFilter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for methods of {@link File}, with the file as the first parameter. Where {@code File}
 * has no exception to tell of a failure, a fault is the answer that tells of one. For rewritten
 * classes only.
 */
public final class OldFiles {
    private OldFiles() {}

    private static boolean done(String call, Calls.Effect<Boolean> effect) {
        try {
            return Calls.make(call, effect);
        } catch (IOException e) {
            return false;
        }
    }

    private static <T> @Nullable T listed(File directory, Calls.Effect<@Nullable T> effect) {
        try {
            return Calls.look("list " + directory.getName(), effect);
        } catch (IOException e) {
            return null;
        }
    }

    /** As the method of {@link File}. */
    public static boolean delete(File file) {
        return done(
                "delete " + file.getName(),
                () -> {
                    Disk.forget(file.toPath());
                    return file.delete();
                });
    }

    /** As the method of {@link File}. */
    public static boolean renameTo(File file, File other) {
        return done(
                "rename " + file.getName() + " to " + other.getName(),
                () -> {
                    boolean renamed = file.renameTo(other);
                    if (renamed) {
                        Disk.rename(file.toPath(), other.toPath());
                    }
                    return renamed;
                });
    }

    /** As the method of {@link File}. */
    public static boolean createNewFile(File file) throws IOException {
        return Calls.make("make " + file.getName(), file::createNewFile);
    }

    /** As the method of {@link File}. */
    public static boolean mkdir(File file) {
        return done("make " + file.getName(), file::mkdir);
    }

    /** As the method of {@link File}. */
    public static boolean mkdirs(File file) {
        return done("make " + file.getName(), file::mkdirs);
    }

    /** As the method of {@link File}. */
    public static String @Nullable [] list(File file) {
        return listed(file, file::list);
    }

    /** As the method of {@link File}. */
    public static String @Nullable [] list(File file, FilenameFilter filter) {
        return listed(file, () -> file.list(filter));
    }

    /** As the method of {@link File}. */
    public static File @Nullable [] listFiles(File file) {
        return listed(file, file::listFiles);
    }

    /** As the method of {@link File}. */
    public static File @Nullable [] listFiles(File file, FilenameFilter filter) {
        return listed(file, () -> file.listFiles(filter));
    }

    /** As the method of {@link File}. */
    public static File @Nullable [] listFiles(File file, FileFilter filter) {
        return listed(file, () -> file.listFiles(filter));
    }
}
