package dev.fairlead.samples.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What figures depend on beside what is measured. */
final class Surroundings {
    private Surroundings() {}

    /** The date, the machine, and how the benchmark was asked to run. */
    static String now(List<String> flags, int runs, double scale) {
        OperatingSystemMXBean machine =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                "%s, %d cores, %d GiB, Java %s, load %s; %d runs of each in turn, %s of the"
                        + " records; %s",
                LocalDate.now(ZoneOffset.UTC),
                machine.getAvailableProcessors(),
                Math.round(machine.getTotalMemorySize() / (double) (1 << 30)),
                System.getProperty("java.version"),
                load(),
                runs,
                scale == 1 ? "all" : "a share of " + scale,
                String.join(" ", flags));
    }

    /** Of the last minute, five, and fifteen. */
    static String load() {
        try {
            String[] numbers = Files.readString(Path.of("/proc/loadavg")).split(" ");
            return numbers[0] + ", " + numbers[1] + ", " + numbers[2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
