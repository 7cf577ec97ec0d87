package dev.fairlead.runtime.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;

/**
 * The requests that no extension has a resource for. Public, with public methods, because JAX-RS
 * looks for those.
 */
@Path("/{path: .*}")
@Singleton
public final class OtherRequests {
    static final String REQUEST = "dev.fairlead.request";

    private final Gate next;

    OtherRequests(Gate next) {
        this.next = next;
    }

    /** Passes a request on. */
    @GET
    public void get(@Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        pass(request, response);
    }

    /** Passes a request on. */
    @HEAD
    public void head(@Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        pass(request, response);
    }

    /** Passes a request on. */
    @OPTIONS
    public void options(
            @Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        pass(request, response);
    }

    /** Passes a request on. */
    @POST
    public void post(@Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        pass(request, response);
    }

    /** Passes a request on. */
    @PUT
    public void put(@Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        pass(request, response);
    }

    /** Passes a request on. */
    @PATCH
    public void patch(@Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        pass(request, response);
    }

    /** Passes a request on. */
    @DELETE
    public void delete(
            @Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        pass(request, response);
    }

    private void pass(ContainerRequestContext request, AsyncResponse response) {
        if (!(request.getProperty(REQUEST) instanceof HttpRequest original)) {
            throw new IllegalStateException("the request came some other way");
        }
        CompletableFuture<Boolean> resumed =
                next.answer(original).thenApply(reply -> response.resume(response(reply)));
        resumed.exceptionally(response::resume);
    }

    private static Response response(Reply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers()
                .forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return reply.body().length > 0 ? response.entity(reply.body()).build() : response.build();
    }
}
