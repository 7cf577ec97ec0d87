package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.AuthorsImplement;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What all readers of a task share, such as a connection. Made by {@link
 * PartitionedSource#perTask}, in a field of the source; there is one in each task.
 *
 * <p>It is opened when it is first asked for. When a reader fails it is closed, for it may be the
 * reason, and opened anew when it is asked for again; so a reader asks in each {@code read}, and
 * keeps nothing of it. When the task stops it is closed after the readers, even if the task failed.
 * Used on the task's thread.
 *
 * <pre>{@code
 * private final TaskResource<Letters> letters = perTask(account -> Letters.at(account.address()));
 *
 * @Override
 * protected Reader<Count, String> open(
 *         Account account, Folder folder, Optional<Count> resumeAfter) {
 *     int[] read = {resumeAfter.map(Count::greetings).orElse(0)};
 *     return max ->
 *             letters.get()
 *                     .in(folder.name(), read[0], max)
 *                     .map(letter -> new Item<>(new Count(++read[0]), letter))
 *                     .toList();
 * }
 * }</pre>
 *
 * @param <R> what is shared
 */
@AuthorsCall
public final class TaskResource<R extends AutoCloseable> {
    private final Source<R> source;
    private @Nullable R open;

    /**
     * How it is opened.
     *
     * @param <C> the settings
     * @param <R> what is shared
     */
    @AuthorsImplement
    @FunctionalInterface
    public interface Opening<C, R> {
        /**
         * Opens it.
         *
         * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again
         * @throws Exception anything else fails the task
         */
        R open(C config) throws Exception;
    }

    /** Opens it by the settings of the task. */
    interface Source<R> {
        R open() throws Exception;
    }

    TaskResource(Source<R> source) {
        this.source = source;
    }

    /**
     * The same object until it is closed.
     *
     * @throws IllegalStateException in the connector, which has no such thing
     * @throws Exception it cannot be opened; to be let through
     */
    public R get() throws Exception {
        R known = open;
        if (known == null) {
            known = opened();
            open = known;
        }
        return known;
    }

    private R opened() throws Exception {
        @Nullable R fresh = source.open();
        if (fresh == null) {
            throw new ConnectException("the opening of a task's resource returned null");
        }
        return fresh;
    }

    /** A failure is ignored: what matters was read before. */
    void close() {
        R known = open;
        open = null;
        if (known != null) {
            try {
                known.close();
            } catch (Exception ignored) {
                open = null;
            }
        }
    }
}
