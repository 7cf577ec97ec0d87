package dev.fairlead.testkit.examination;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Offsets that can't be read: each attempt throws. */
final class FailingOffsets implements OffsetStorageReader {
    private final Supplier<? extends Throwable> failures;
    private volatile boolean asked;

    /** Throws what it is given, an unchecked exception or an error. */
    FailingOffsets(Supplier<? extends Throwable> failures) {
        this.failures = failures;
    }

    /** Whether anybody tried. */
    boolean wasAsked() {
        return asked;
    }

    private RuntimeException failure() {
        asked = true;
        Throwable failure = failures.get();
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        throw failure();
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
            Collection<Map<String, T>> partitions) {
        throw failure();
    }
}
