package dev.fairlead.testkit.examination;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The files that this process has open at one moment. Where the system lists them, each has a
 * descriptor and a target, so that a file somebody else closes meanwhile doesn't make up for one
 * that was left; elsewhere there is a number only.
 *
 * @param each descriptors with their targets; empty where the system doesn't list them
 */
record OpenFiles(long count, Set<String> each) {
    private static final Path LISTED = Path.of("/proc/self/fd");

    static OpenFiles now() {
        Set<String> each = new HashSet<>();
        if (Files.isDirectory(LISTED)) {
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(LISTED)) {
                descriptors.forEach(descriptor -> target(descriptor, each));
            } catch (IOException e) {
                each.clear();
            }
        }
        return new OpenFiles(number(), each);
    }

    private static void target(Path descriptor, Set<String> into) {
        try {
            into.add(descriptor.getFileName() + " " + Files.readSymbolicLink(descriptor));
        } catch (IOException e) {
            // closed since it was listed
        }
    }

    private static long number() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** How many are open here that weren't open there. */
    long moreThan(OpenFiles before) {
        return each.isEmpty() || before.each.isEmpty()
                ? count - before.count
                : each.stream().filter(file -> !before.each.contains(file)).count();
    }
}
