package dev.fairlead.runtime.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Threads that were given up because a plugin didn't return in time, as long as they last.
 * Thread-safe.
 */
public final class AbandonedCalls {
    private record Entry(String what, Thread thread, CountDownLatch ended) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /**
     * Remembers a thread until it has ended.
     *
     * @param what what it was to do: "task orders-0"
     * @param ended is at zero when it has
     * @return where it is now, as text that continues a sentence
     */
    String add(String what, Thread thread, CountDownLatch ended) {
        entries.removeIf(entry -> entry.ended().getCount() == 0);
        entries.add(new Entry(what, thread, ended));
        return where(thread);
    }

    /** Those that still haven't ended, each with where it is now. */
    public List<String> present() {
        entries.removeIf(entry -> entry.ended().getCount() == 0);
        List<String> present = new ArrayList<>();
        entries.forEach(entry -> present.add(entry.what() + where(entry.thread())));
        return present;
    }

    private static String where(Thread thread) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            text.append("\n\tat ").append(element);
        }
        return text.isEmpty() ? " about to end" : text.toString();
    }
}
