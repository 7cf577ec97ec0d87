package dev.fairlead.runtime.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.jetty.io.Content;

/** Reads a body as it comes in, up to a limit. Runs again each time there is more to read. */
final class BodyReader implements Runnable {
    private final Content.Source source;
    private final int limit;
    private final Consumer<byte[]> whole;
    private final LongConsumer tooLarge;
    private final Consumer<Throwable> failed;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /**
     * @param whole gets the body
     * @param tooLarge gets the limit when there is more
     * @param failed hears that the client is gone, or too slow
     */
    BodyReader(
            Content.Source source,
            int limit,
            Consumer<byte[]> whole,
            LongConsumer tooLarge,
            Consumer<Throwable> failed) {
        this.source = source;
        this.limit = limit;
        this.whole = whole;
        this.tooLarge = tooLarge;
        this.failed = failed;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                Throwable failure = chunk.getFailure();
                failed.accept(failure == null ? new TimeoutException() : failure);
                return;
            }
            ByteBuffer bytes = chunk.getByteBuffer();
            boolean fits = body.size() + bytes.remaining() <= limit;
            if (fits) {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                body.writeBytes(copy);
            }
            chunk.release();
            if (!fits) {
                tooLarge.accept(limit);
                return;
            }
            if (chunk.isLast()) {
                whole.accept(body.toByteArray());
                return;
            }
        }
    }
}
