package dev.fairlead.testkit.verify;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notices from a thread of its own that a plugin isn't judged in time, since a call hangs. */
final class Deadline {
    private static final int FRAMES = 12;

    private final Duration limit;
    private final Consumer<String> onHang;
    private volatile @Nullable Running running;

    private record Running(String plugin, long since) {}

    /**
     * @param onHang is told once what hangs, and where
     */
    Deadline(Duration limit, Consumer<String> onHang) {
        this.limit = limit;
        this.onHang = onHang;
        Thread thread = new Thread(this::watch, "fairlead-deadline");
        thread.setDaemon(true);
        thread.start();
    }

    void begin(String plugin) {
        running = new Running(plugin, System.nanoTime());
    }

    void end() {
        running = null;
    }

    private void watch() {
        while (true) {
            Running now = running;
            if (now != null && System.nanoTime() - now.since() > limit.toNanos()) {
                onHang.accept(hung(now.plugin()));
                return;
            }
            try {
                Thread.sleep(Math.max(10, Math.min(1000, limit.toMillis() / 10)));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private String hung(String plugin) {
        return ("%s wasn't judged within %d s, so a call of it hangs, or it is slow; see where it"
                        + " stands, and raise --limit if it only needs more time:%n%s")
                .formatted(plugin, limit.toSeconds(), stack());
    }

    /** Where the thread stands that calls the plugin; the simulation has one of its own. */
    private static String stack() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> isCalling(each.getKey()))
                .min(Comparator.comparing(each -> each.getKey().getName().equals("main")))
                .map(Map.Entry::getValue)
                .map(
                        frames ->
                                Arrays.stream(frames)
                                        .limit(FRAMES)
                                        .map(frame -> "  at " + frame)
                                        .collect(Collectors.joining("\n")))
                .orElse("  nowhere that is known");
    }

    private static boolean isCalling(Thread thread) {
        return thread.getName().equals("main") || thread.getName().equals("fairlead-simulation");
    }
}
