package dev.fairlead.testkit.instrument;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stands in for methods of {@link Files}, each under its own name, and with the same parameters and
 * results. For rewritten classes only.
 */
@SuppressWarnings("StreamResourceLeak") // whoever called closes it
public final class NioFiles {
    private static final List<OpenOption> NEW =
            List.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);

    private NioFiles() {}

    /** As {@link Files#newByteChannel(Path, OpenOption...)}. */
    public static SeekableByteChannel newByteChannel(Path path, OpenOption... options)
            throws IOException {
        return newByteChannel(path, Set.of(options));
    }

    /** As {@link Files#newByteChannel(Path, Set, FileAttribute...)}. */
    public static SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        SeekableByteChannel channel =
                opened(path, options, () -> Files.newByteChannel(path, options, attributes));
        return channel instanceof FileChannel file ? outside(file, path, options) : channel;
    }

    static <T> T opened(Path path, Set<? extends OpenOption> options, Calls.Effect<T> open)
            throws IOException {
        boolean writes =
                options.contains(StandardOpenOption.WRITE)
                        || options.contains(StandardOpenOption.APPEND);
        return Calls.make(
                "open " + Calls.name(path) + (writes ? " to write" : ""),
                () -> {
                    if (writes) {
                        Disk.touch(path);
                    }
                    return open.have();
                });
    }

    static FileChannel outside(FileChannel channel, Path path, Set<? extends OpenOption> options) {
        boolean synced =
                options.contains(StandardOpenOption.SYNC)
                        || options.contains(StandardOpenOption.DSYNC);
        return new OutsideChannel(channel, Optional.of(path), synced);
    }

    /** As the method of {@link Files}. */
    public static InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        for (OpenOption option : options) {
            if (option == StandardOpenOption.APPEND || option == StandardOpenOption.WRITE) {
                throw new UnsupportedOperationException("'" + option + "' not allowed");
            }
        }
        return Channels.newInputStream(newByteChannel(path, options));
    }

    /** As the method of {@link Files}. */
    public static OutputStream newOutputStream(Path path, OpenOption... options)
            throws IOException {
        Set<OpenOption> all = new HashSet<>(Arrays.asList(options));
        if (all.contains(StandardOpenOption.READ)) {
            throw new IllegalArgumentException("READ not allowed");
        }
        if (all.isEmpty()) {
            all.addAll(NEW);
        } else {
            all.add(StandardOpenOption.WRITE);
        }
        return Channels.newOutputStream(newByteChannel(path, all));
    }

    /** As the method of {@link Files}. */
    public static BufferedReader newBufferedReader(Path path) throws IOException {
        return newBufferedReader(path, StandardCharsets.UTF_8);
    }

    /** As the method of {@link Files}. */
    public static BufferedReader newBufferedReader(Path path, Charset charset) throws IOException {
        return new BufferedReader(
                new InputStreamReader(newInputStream(path), charset.newDecoder()));
    }

    /** As the method of {@link Files}. */
    public static BufferedWriter newBufferedWriter(Path path, OpenOption... options)
            throws IOException {
        return newBufferedWriter(path, StandardCharsets.UTF_8, options);
    }

    /** As the method of {@link Files}. */
    public static BufferedWriter newBufferedWriter(
            Path path, Charset charset, OpenOption... options) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(newOutputStream(path, options), charset.newEncoder()));
    }

    /** As the method of {@link Files}. */
    public static byte[] readAllBytes(Path path) throws IOException {
        return reading(path, () -> Files.readAllBytes(path));
    }

    /** As the method of {@link Files}. */
    public static String readString(Path path) throws IOException {
        return reading(path, () -> Files.readString(path));
    }

    /** As the method of {@link Files}. */
    public static String readString(Path path, Charset charset) throws IOException {
        return reading(path, () -> Files.readString(path, charset));
    }

    /** As the method of {@link Files}. */
    public static List<String> readAllLines(Path path) throws IOException {
        return reading(path, () -> Files.readAllLines(path));
    }

    /** As the method of {@link Files}. */
    public static List<String> readAllLines(Path path, Charset charset) throws IOException {
        return reading(path, () -> Files.readAllLines(path, charset));
    }

    /** As the method of {@link Files}. */
    public static Stream<String> lines(Path path) throws IOException {
        return reading(path, () -> Files.lines(path));
    }

    /** As the method of {@link Files}. */
    public static Stream<String> lines(Path path, Charset charset) throws IOException {
        return reading(path, () -> Files.lines(path, charset));
    }

    private static <T> T reading(Path path, Calls.Effect<T> effect) throws IOException {
        return Calls.look("read " + Calls.name(path), effect);
    }

    /** As the method of {@link Files}. */
    public static Path write(Path path, byte[] bytes, OpenOption... options) throws IOException {
        try (OutputStream out = newOutputStream(path, options)) {
            out.write(bytes);
        }
        return path;
    }

    /** As the method of {@link Files}. */
    public static Path write(
            Path path,
            Iterable<? extends CharSequence> lines,
            Charset charset,
            OpenOption... options)
            throws IOException {
        try (BufferedWriter writer = newBufferedWriter(path, charset, options)) {
            for (Iterator<? extends CharSequence> each = lines.iterator(); each.hasNext(); ) {
                writer.append(each.next());
                writer.newLine();
            }
        }
        return path;
    }

    /** As the method of {@link Files}. */
    public static Path write(
            Path path, Iterable<? extends CharSequence> lines, OpenOption... options)
            throws IOException {
        return write(path, lines, StandardCharsets.UTF_8, options);
    }

    /** As the method of {@link Files}. */
    public static Path writeString(Path path, CharSequence text, OpenOption... options)
            throws IOException {
        return writeString(path, text, StandardCharsets.UTF_8, options);
    }

    /** As the method of {@link Files}. */
    public static Path writeString(
            Path path, CharSequence text, Charset charset, OpenOption... options)
            throws IOException {
        ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
        byte[] exact = new byte[bytes.remaining()];
        bytes.get(exact);
        return write(path, exact, options);
    }

    /** As the method of {@link Files}. */
    public static void delete(Path path) throws IOException {
        Calls.run(
                "delete " + Calls.name(path),
                () -> {
                    Files.delete(path);
                    Disk.forget(path);
                });
    }

    /** As the method of {@link Files}. */
    public static boolean deleteIfExists(Path path) throws IOException {
        return Calls.make(
                "delete " + Calls.name(path),
                () -> {
                    boolean deleted = Files.deleteIfExists(path);
                    Disk.forget(path);
                    return deleted;
                });
    }

    /** As the method of {@link Files}. */
    public static Path move(Path from, Path to, CopyOption... options) throws IOException {
        return Calls.make(
                "rename " + Calls.name(from) + " to " + Calls.name(to),
                () -> {
                    Path moved = Files.move(from, to, options);
                    Disk.rename(from, to);
                    return moved;
                });
    }

    /** As the method of {@link Files}. */
    public static Path copy(Path from, Path to, CopyOption... options) throws IOException {
        return Calls.make(
                "write " + Calls.name(to) + " as a copy",
                () -> {
                    Disk.touch(to);
                    return Files.copy(from, to, options);
                });
    }

    /** As the method of {@link Files}. */
    public static long copy(InputStream from, Path to, CopyOption... options) throws IOException {
        return Calls.make(
                "write " + Calls.name(to) + " as a copy",
                () -> {
                    Disk.touch(to);
                    return Files.copy(from, to, options);
                });
    }

    /** As the method of {@link Files}. */
    public static long copy(Path from, OutputStream to) throws IOException {
        return reading(from, () -> Files.copy(from, to));
    }

    /** As the method of {@link Files}. */
    public static Path createFile(Path path, FileAttribute<?>... attributes) throws IOException {
        return making(path, () -> Files.createFile(path, attributes));
    }

    /** As the method of {@link Files}. */
    public static Path createDirectory(Path path, FileAttribute<?>... attributes)
            throws IOException {
        return making(path, () -> Files.createDirectory(path, attributes));
    }

    /** As the method of {@link Files}. */
    public static Path createDirectories(Path path, FileAttribute<?>... attributes)
            throws IOException {
        return making(path, () -> Files.createDirectories(path, attributes));
    }

    private static Path making(Path path, Calls.Effect<Path> make) throws IOException {
        return Calls.make("make " + Calls.name(path), make);
    }

    /** As the method of {@link Files}. */
    public static Stream<Path> list(Path path) throws IOException {
        return listing(path, () -> Files.list(path));
    }

    /** As the method of {@link Files}. */
    public static Stream<Path> walk(Path path, FileVisitOption... options) throws IOException {
        return listing(path, () -> Files.walk(path, options));
    }

    /** As the method of {@link Files}. */
    public static Stream<Path> walk(Path path, int depth, FileVisitOption... options)
            throws IOException {
        return listing(path, () -> Files.walk(path, depth, options));
    }

    /** As the method of {@link Files}. */
    public static DirectoryStream<Path> newDirectoryStream(Path path) throws IOException {
        return listing(path, () -> Files.newDirectoryStream(path));
    }

    /** As the method of {@link Files}. */
    public static DirectoryStream<Path> newDirectoryStream(Path path, String glob)
            throws IOException {
        return listing(path, () -> Files.newDirectoryStream(path, glob));
    }

    private static <T> T listing(Path path, Calls.Effect<T> list) throws IOException {
        return Calls.look("list " + Calls.name(path), list);
    }

    /** As the method of {@link Files}. */
    public static long size(Path path) throws IOException {
        return Calls.look("ask the size of " + Calls.name(path), () -> Files.size(path));
    }
}
