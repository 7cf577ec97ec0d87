package dev.fairlead.testkit.instrument;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Gone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Carries out a plugin's calls to files, or doesn't, as the interference of the moment says. */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LATENESS = Duration.ofSeconds(5);

    private Calls() {}

    @FunctionalInterface
    interface Effect<T> {
        T have() throws IOException;
    }

    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** Writes some of the bytes at hand, from the first that isn't written yet. */
    @FunctionalInterface
    interface Part<T> {
        T write(int bytes) throws IOException;
    }

    /**
     * Asks what becomes of a call, and lets the time pass that it takes.
     *
     * @throws Gone it must not happen
     */
    static Fate meet(String call) {
        Optional<Outside> outside = Outside.current();
        if (outside.isEmpty()) {
            return Fate.PASS;
        }
        Fate fate = outside.get().interference().meet(call);
        switch (fate) {
            case GONE -> throw new Gone(call);
            case TIME_OUT -> outside.get().time().pass(PATIENCE);
            case ANSWER_LATE -> outside.get().time().pass(LATENESS);
            default -> {}
        }
        return fate;
    }

    /** A call that has its effect as a whole. */
    static <T> T make(String call, Effect<T> effect) throws IOException {
        Fate fate = meet(call);
        failBefore(fate, call);
        T answer = effect.have();
        failAfter(fate, call);
        return answer;
    }

    /** A call without effect: it answers or fails, and where it fails nothing was read. */
    static <T> T look(String call, Effect<T> effect) throws IOException {
        Fate fate = meet(call);
        failBefore(fate, call);
        if (fate == Fate.FAIL_AFTER || fate == Fate.FAIL_HALFWAY) {
            throw failure(fate, call);
        }
        return effect.have();
    }

    /** A call without an answer. */
    static void run(String call, Action action) throws IOException {
        make(
                call,
                () -> {
                    action.run();
                    return true;
                });
    }

    /** A call that writes bytes, and may fail when it has written half of them. */
    static <T> T write(Optional<Path> path, int bytes, Part<T> part) throws IOException {
        String call = "write " + bytes + " bytes" + name(" to ", path);
        Fate fate = meet(call);
        failBefore(fate, call);
        path.ifPresent(Disk::touch);
        T answer = part.write(fate == Fate.FAIL_HALFWAY ? bytes / 2 : bytes);
        failAfter(fate, call);
        return answer;
    }

    static String name(String before, Optional<Path> path) {
        return path.map(Path::getFileName).map(name -> before + name).orElse("");
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return String.valueOf(name == null ? path : name);
    }

    static void failBefore(Fate fate, String call) throws IOException {
        if (fate == Fate.FAIL_BEFORE || fate == Fate.TIME_OUT) {
            throw failure(fate, call);
        }
    }

    static void failAfter(Fate fate, String call) throws IOException {
        if (fate == Fate.FAIL_AFTER || fate == Fate.FAIL_HALFWAY) {
            throw failure(fate, call);
        }
    }

    /** In the words of the system. */
    static IOException failure(Fate fate, String call) {
        if (fate == Fate.TIME_OUT) {
            return new IOException("Connection timed out");
        }
        return new IOException(
                call.startsWith("write") ? "No space left on device" : "Input/output error");
    }
}
