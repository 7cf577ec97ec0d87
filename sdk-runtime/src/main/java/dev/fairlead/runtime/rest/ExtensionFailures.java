package dev.fairlead.runtime.rest;

import static dev.fairlead.runtime.wording.Wording.reason;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives what extensions throw the shape of the API's errors. Public, because JAX-RS needs it. */
public final class ExtensionFailures implements ExceptionMapper<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(ExtensionFailures.class);

    private final Json json = new Json();

    ExtensionFailures() {}

    @Override
    public Response toResponse(Exception exception) {
        int status = 500;
        String message =
                exception.getMessage() == null ? reason(exception) : exception.getMessage();
        if (exception instanceof WebApplicationException known) {
            status = known.getResponse().getStatus();
        } else {
            LOG.error("an extension of the REST API failed", exception);
        }
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(json.error(status, message).body())
                .build();
    }
}
