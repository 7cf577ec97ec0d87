package dev.fairlead.runtime.rest;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/** Collects what Jersey answers. */
final class ReplyWriter implements ContainerResponseWriter {
    private final CompletableFuture<Reply> answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile Reply head = Reply.empty(500);

    ReplyWriter(CompletableFuture<Reply> answer) {
        this.answer = answer;
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.getStringHeaders()
                .forEach((name, values) -> headers.put(name, List.copyOf(values)));
        head = new Reply(response.getStatus(), headers, new byte[0]);
        return body;
    }

    @Override
    public void commit() {
        answer.complete(new Reply(head.status(), head.headers(), body.toByteArray()));
    }

    @Override
    public void failure(Throwable error) {
        answer.completeExceptionally(error);
    }

    /** Requests have a time-out already. */
    @Override
    public boolean suspend(long time, TimeUnit unit, TimeoutHandler handler) {
        return true;
    }

    @Override
    public void setSuspendTimeout(long time, TimeUnit unit) {}

    @Override
    public boolean enableResponseBuffering() {
        return false;
    }
}
