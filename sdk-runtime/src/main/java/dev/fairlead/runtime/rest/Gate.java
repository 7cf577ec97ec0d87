package dev.fairlead.runtime.rest;

import java.util.concurrent.CompletableFuture;

/** Where requests come in: the routes, or extensions before them. */
interface Gate {
    /** Answers a request; must not wait, and never fails. */
    CompletableFuture<Reply> answer(HttpRequest request);
}
