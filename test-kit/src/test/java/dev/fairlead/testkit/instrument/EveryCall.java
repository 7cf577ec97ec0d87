package dev.fairlead.testkit.instrument;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Formatter;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What plugins do with files and clocks; says what came of it. Instrumented and as it is. */
public final class EveryCall implements Function<Path, List<String>> {
    private final List<String> said = new ArrayList<>();

    /** A class of a plugin may extend what the kit replaces. */
    private static final class Counting extends FileOutputStream {
        private int count;

        private Counting(File file) throws IOException {
            super(file, true);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count += length;
            super.write(bytes, from, length);
        }
    }

    @Override
    public List<String> apply(Path directory) {
        try {
            oldStreams(directory.resolve("old").toFile());
            printers(directory.resolve("printed").toFile());
            randomAccess(directory.resolve("random").toFile());
            files(directory.resolve("new"));
            channels(directory.resolve("channel"));
            names(directory);
            failures(directory);
            references(directory);
        } catch (IOException | RuntimeException e) {
            said.add("failed: " + e);
        }
        return said;
    }

    private void say(String what, Object came) {
        said.add(what + ": " + came);
    }

    private void oldStreams(File file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write('a');
            out.write("bcd".getBytes(StandardCharsets.UTF_8));
            out.write("xefx".getBytes(StandardCharsets.UTF_8), 1, 2);
            out.flush();
            out.getFD().sync();
            say("position", out.getChannel().position());
        }
        try (Counting out = new Counting(file)) {
            out.write("gh".getBytes(StandardCharsets.UTF_8));
            out.write("ij".getBytes(StandardCharsets.UTF_8), 0, 2);
            say("counted", out.count);
        }
        try (FileInputStream in = new FileInputStream(file.getPath())) {
            say("first", in.read());
            say("skipped", in.skip(1));
            say("left", in.available());
            say("all", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            say("end", in.read(new byte[3]));
        }
        try (FileWriter writer = new FileWriter(file, StandardCharsets.UTF_8, true)) {
            writer.append('\n').append("é€").write("line");
            say("encoding", writer.getEncoding());
        }
        try (BufferedReader reader =
                new BufferedReader(new FileReader(file, StandardCharsets.UTF_8))) {
            say("lines", reader.lines().toList());
        }
    }

    private void printers(File file) throws IOException {
        try (PrintStream out = new PrintStream(file)) {
            out.print("one ");
            say("trouble", out.checkError());
        }
        try (PrintStream out = new PrintStream(file.getPath(), StandardCharsets.UTF_8)) {
            out.println("zwei €");
        }
        try (Scanner scanner = new Scanner(file, StandardCharsets.UTF_8)) {
            say("scanned", scanner.nextLine());
        }
        try (PrintWriter out = new PrintWriter(file)) {
            out.print(3);
        }
        try (Formatter out = new Formatter(file)) {
            out.format("%d", 4);
        }
        try (Scanner scanner = new Scanner(file)) {
            say("scanned", scanner.nextInt());
        }
    }

    private void randomAccess(File file) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file, "rw")) {
            access.writeInt(258);
            access.writeBytes("text\n");
            access.writeUTF("é");
            access.seek(0);
            say("int", access.readInt());
            say("line", access.readLine());
            say("utf", access.readUTF());
            access.setLength(6);
            say("length", access.length() + " " + access.getChannel().size());
            access.getFD().sync();
        }
    }

    private void files(Path path) throws IOException {
        say("same", Files.write(path, "1\n2\n".getBytes(StandardCharsets.UTF_8)).equals(path));
        Files.writeString(path, "3\n", StandardOpenOption.APPEND);
        Files.write(path, List.of("4", "5"), StandardOpenOption.APPEND);
        say("lines", Files.readAllLines(path));
        try (Stream<String> lines = Files.lines(path)) {
            say("count", lines.count());
        }
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            say("skipped", reader.skip(2) + " " + reader.readLine());
        }
        try (var in = Files.newInputStream(path)) {
            say("skipped", in.skip(4) + " " + in.available() + " " + in.read());
        }
        try (var out = Files.newOutputStream(path)) {
            out.write("new".getBytes(StandardCharsets.UTF_8));
        }
        say("text", Files.readString(path) + Files.size(path));
        Path other = path.resolveSibling("copy");
        Files.copy(path, other);
        Files.move(other, path.resolveSibling("moved"));
        Files.delete(path.resolveSibling("moved"));
        say("gone", Files.deleteIfExists(other) + " " + Files.exists(path));
    }

    private void channels(Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap("0123456789".getBytes(StandardCharsets.UTF_8));
            say("written", channel.write(bytes) + " " + bytes.remaining());
            say("parts", channel.write(new ByteBuffer[] {bytes.flip(), ByteBuffer.allocate(2)}));
            say("at", channel.write(ByteBuffer.wrap(new byte[] {65, 66}), 3));
            channel.force(false);
            ByteBuffer target = ByteBuffer.allocate(4);
            say("read", channel.read(target, 2) + " " + new String(target.array(), 0, 4));
            say("size", channel.truncate(5).size() + " " + channel.position());
            try (var lock = channel.tryLock()) {
                say("locked", lock.isValid());
            }
        }
    }

    private void names(Path directory) throws IOException {
        File made = directory.resolve("made").toFile();
        say("made", made.createNewFile() + " " + made.createNewFile());
        say("renamed", made.renameTo(directory.resolve("other").toFile()));
        say("deleted", made.delete() + " " + directory.resolve("other").toFile().delete());
        File folder = directory.resolve("a/b").toFile();
        say("folders", folder.mkdir() + " " + folder.mkdirs() + " " + folder.list().length);
        Files.createDirectories(directory.resolve("c/d"));
        try (Stream<Path> all = Files.list(directory)) {
            say("listed", all.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private void failures(Path directory) {
        say("no file", outcome(() -> new FileInputStream(directory.resolve("none").toFile())));
        say("no reader", outcome(() -> new FileReader(directory.resolve("none").toFile())));
        say("no path", outcome(() -> Files.newInputStream(directory.resolve("none"))));
        say("no bytes", outcome(() -> Files.readAllBytes(directory)));
        say("no options", outcome(() -> Files.newInputStream(directory, StandardOpenOption.WRITE)));
        say("no channel", outcome(() -> FileChannel.open(directory.resolve("none"))));
        say("no target", outcome(() -> Files.move(directory, directory.resolve("x/y"))));
        say("not empty", directory.toFile().delete());
    }

    private static String outcome(Callable<?> call) {
        try {
            return String.valueOf(call.call());
        } catch (Exception e) {
            return e.toString();
        }
    }

    private interface Opener {
        FileOutputStream open(File file) throws IOException;
    }

    private void references(Path directory) throws IOException {
        Opener opener = FileOutputStream::new;
        try (FileOutputStream out = opener.open(directory.resolve("referred").toFile())) {
            out.write(7);
        }
        Function<File, Boolean> delete = File::delete;
        say("deleted", delete.apply(directory.resolve("referred").toFile()));
        Callable<Instant> now = Instant::now;
        say("a clock", outcome(now).endsWith("Z"));
    }

    /** What takes time, and what tells it: milliseconds between two looks. */
    public static final class Waiting implements Function<Path, List<String>> {
        @Override
        @SuppressWarnings("JavaUtilDate") // plugins use it
        public List<String> apply(Path ignored) {
            List<String> passed = new ArrayList<>();
            try {
                Instant begin = Instant.now();
                Thread.sleep(3_600_000);
                passed.add("sleep " + Duration.between(begin, Instant.now()).toMinutes());
                long millis = System.currentTimeMillis();
                TimeUnit.MINUTES.sleep(7);
                passed.add("unit " + (System.currentTimeMillis() - millis) / 60_000);
                long nanos = System.nanoTime();
                LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(9));
                passed.add("park " + (System.nanoTime() - nanos) / 60_000_000_000L);
                Clock clock = Clock.systemUTC();
                Instant before = clock.instant();
                new LinkedBlockingQueue<String>().poll(30, TimeUnit.MILLISECONDS);
                passed.add("queue " + Duration.between(before, clock.instant()).toMillis());
                Object monitor = new Object();
                synchronized (monitor) {
                    monitor.wait(20);
                }
                passed.add("wait " + Duration.between(before, clock.instant()).toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ZoneId zone = ZoneId.of("UTC");
            passed.add("date " + new Date().toInstant().atZone(zone).getYear());
            passed.add("day " + LocalDate.now(zone) + " " + LocalDateTime.now(zone).getYear());
            return passed;
        }
    }

    /** What is left to chance. */
    public static final class Drawing implements Function<Path, List<String>> {
        /** A class of a plugin may extend a generator. */
        private static final class Dice extends Random {
            private static final long serialVersionUID = 1;

            private int roll() {
                return nextInt(1_000_000);
            }
        }

        @Override
        public List<String> apply(Path ignored) {
            List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
            Collections.shuffle(shuffled);
            byte[] bytes = new byte[8];
            ThreadLocalRandom.current().nextBytes(bytes);
            return List.of(
                    "random " + new Random().nextLong(),
                    "another " + new Random().nextLong(),
                    "split " + new SplittableRandom().nextLong(),
                    "dice " + new Dice().roll(),
                    "math " + Math.random(),
                    "uuid " + UUID.randomUUID(),
                    "thread " + ThreadLocalRandom.current().nextInt(1_000_000),
                    "long " + ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
                    "double " + ThreadLocalRandom.current().nextDouble(),
                    "bytes " + Arrays.toString(bytes),
                    "shuffled " + shuffled);
        }
    }
}
