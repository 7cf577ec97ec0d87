package dev.fairlead.runtime.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The answers to requests that aren't HTTP, or too large to be read, in the API's shape. */
final class ErrorPages extends ErrorHandler {
    private final Json json;

    ErrorPages(Json json) {
        this.json = json;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Object said = request.getAttribute(ERROR_MESSAGE);
        byte[] body = body(status, said == null ? null : said.toString());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Json.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private byte[] body(int status, @Nullable String reason) {
        String standard = "HTTP " + status + " " + HttpStatus.getMessage(status);
        String message =
                reason == null || reason.isBlank() || standard.endsWith(reason)
                        ? standard
                        : standard + ": " + reason;
        return json.error(status, message).body();
    }
}
