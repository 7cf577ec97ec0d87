package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsImplement;
import java.util.List;

/**
 * A session with an outside system that hands out messages and wants each acknowledged. Implemented
 * by the author.
 *
 * <p>Calls come one at a time, on the task's thread; only while the worker doesn't poll, as when an
 * operator paused the connector, {@link #acknowledge} is called by the thread that commits offsets.
 * After any failure the session is closed and another one is opened, so a session need not recover
 * by itself; the outside system then hands out again what was not acknowledged.
 *
 * <pre>{@code
 * record Reading(Mailbox box) implements Subscription<Letter> {
 *     @Override
 *     public List<Letter> receive(int max) {
 *         return box.take(max);
 *     }
 *
 *     @Override
 *     public void acknowledge(List<Letter> letters) {
 *         box.removeUpTo(letters.get(letters.size() - 1));
 *     }
 * }
 * }</pre>
 *
 * @param <M> the outside system's message, with what it needs to be acknowledged
 */
@AuthorsImplement
public interface Subscription<M> {
    /**
     * Fetches the messages that are there now, for systems that are asked: JMS, SQS. Should return
     * soon, with nothing if there is nothing; at the latest after a second. A system that hands
     * messages over by itself uses the {@link Inbox} instead; it may learn here how many more are
     * welcome.
     *
     * @param max how many to return at most, at least 1
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again;
     *     {@link dev.fairlead.api.RetryAfter} says when
     * @throws Exception anything else fails the task
     */
    default List<M> receive(int max) throws Exception {
        return List.of();
    }

    /**
     * Tells the outside system that it may forget these messages: Kafka has their records, or a
     * transformation left them out.
     *
     * <p>They come in the order in which they were received, without gaps: whatever was received
     * before them was acknowledged. So an author acknowledges each of them, or only the last if
     * that counts for all before it.
     *
     * @param messages at least one
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again;
     *     {@link dev.fairlead.api.RetryAfter} says when
     * @throws Exception anything else fails the task
     */
    void acknowledge(List<M> messages) throws Exception;

    /**
     * Whether acknowledging counts for everything that the session received, even later, as with a
     * JMS session that is transacted or of {@code CLIENT_ACKNOWLEDGE}. Nothing is received then
     * until Kafka has all that was received before. Asked once after opening.
     */
    default boolean acknowledgesAll() {
        return false;
    }

    /**
     * Ends the session without acknowledging anything; after this returns nothing more comes to the
     * inbox. A failure is ignored.
     */
    default void close() throws Exception {}
}
