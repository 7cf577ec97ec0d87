package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsCall;

/**
 * Where an outside system that pushes puts its messages. Any thread may use it.
 *
 * <pre>{@code
 * box.onLetter(letter -> inbox.put(letter));
 * box.onLoss(reason -> inbox.fail(new RetriableException(reason)));
 * }</pre>
 *
 * @param <M> the message
 */
@AuthorsCall
public interface Inbox<M> {
    /**
     * Takes a message over, to be acknowledged by {@link Subscription#acknowledge} when Kafka has
     * it. Waits while {@code in.flight.max.messages} are not acknowledged, so that the outside
     * system is held up.
     *
     * @return false if the session has ended, or the thread was interrupted: the message is not
     *     taken, and must not be acknowledged
     */
    boolean put(M message);

    /**
     * Says that the session is lost. The task closes it; it opens another one if the reason is a
     * {@code RetriableException}, and fails otherwise.
     */
    void fail(Throwable reason);
}
