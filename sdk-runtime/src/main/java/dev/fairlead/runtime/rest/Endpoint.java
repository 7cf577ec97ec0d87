package dev.fairlead.runtime.rest;

import java.util.concurrent.CompletableFuture;

/** Answers one kind of request. Any thread. */
interface Endpoint {
    /**
     * Answers, perhaps later; must not wait.
     *
     * @return fails with a {@code RefusedException} or {@link HttpFailure}, as throwing does
     */
    CompletableFuture<Reply> answer(Call call);
}
