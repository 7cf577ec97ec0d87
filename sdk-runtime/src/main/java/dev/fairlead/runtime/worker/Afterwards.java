package dev.fairlead.runtime.worker;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What follows from a future, where nobody waits for the follow-up itself. Stateless. */
public final class Afterwards {
    private Afterwards() {}

    /** Runs {@code action} when {@code future} is done, whatever came of it. */
    public static void run(CompletableFuture<?> future, Runnable action) {
        hear(future, (value, failure) -> action.run());
    }

    /** Tells {@code listener} what came of {@code future}. It must not throw. */
    @SuppressWarnings("FutureReturnValueIgnored") // the listener has heard of the failure
    public static <T> void hear(
            CompletableFuture<T> future, BiConsumer<@Nullable T, @Nullable Throwable> listener) {
        future.whenComplete(listener);
    }

    /** Makes {@code to} what {@code from} becomes. */
    @SuppressWarnings("NullAway") // a future of Void is completed with null
    public static <T> void passOn(CompletableFuture<T> from, CompletableFuture<T> to) {
        hear(
                from,
                (value, failure) -> {
                    if (failure == null) {
                        to.complete(value);
                    } else {
                        to.completeExceptionally(failure);
                    }
                });
    }
}
