package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.config.HeaderRule;
import dev.fairlead.runtime.config.RestOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes requests from Jetty and gives answers back. Bodies are read as they come in, and answers
 * are awaited, without holding a thread.
 */
final class RequestHandler extends Handler.Abstract {
    /** Who is asked knows more of why it takes so long, and may say so first. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final RestOptions options;
    private final Function<String, Gate> gates;
    private final Clock clock;
    private final Json json = new Json();

    /** Has a party for each request under way, and one for the server. */
    private final Phaser underWay = new Phaser(1);

    /**
     * @param gates by the name of the listener
     */
    RequestHandler(RestOptions options, Function<String, Gate> gates, Clock clock) {
        this.options = options;
        this.gates = gates;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback given) {
        underWay.register();
        Callback callback = Callback.from(given, underWay::arriveAndDeregister);
        String listener = request.getConnectionMetaData().getConnector().getName();
        new BodyReader(
                        request,
                        options.limits().requestBytes(),
                        body -> answer(gates.apply(listener), request, response, callback, body),
                        tooLarge -> write(response, callback, tooLarge(tooLarge)),
                        callback::failed)
                .run();
        return true;
    }

    /** Waits for requests under way. */
    void awaitEnd(int millis) throws InterruptedException {
        try {
            underWay.awaitAdvanceInterruptibly(
                    underWay.arriveAndDeregister(), millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // they are cut off
        }
    }

    private void answer(
            Gate gate, Request request, Response response, Callback callback, byte[] body) {
        long patience = options.limits().requestTime().plus(GRACE).toMillis();
        CompletableFuture<Void> written =
                gate.answer(httpRequest(request, body))
                        .completeOnTimeout(
                                json.error(500, "Request timed out"),
                                patience,
                                TimeUnit.MILLISECONDS)
                        .thenAccept(reply -> write(response, callback, reply));
        written.exceptionally(
                failure -> {
                    callback.failed(failure);
                    return null;
                });
    }

    private Reply tooLarge(long bytes) {
        return json.error(
                413,
                "the request's body has more than "
                        + bytes
                        + " bytes; send less, or set fairlead.rest.max.request.bytes");
    }

    private void write(Response response, Callback callback, Reply reply) {
        response.setStatus(reply.status());
        reply.headers()
                .forEach(
                        (name, values) ->
                                values.forEach(value -> response.getHeaders().add(name, value)));
        for (HeaderRule rule : options.responseHeaders()) {
            apply(rule, response);
        }
        if (reply.body().length > 0) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        }
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }

    private void apply(HeaderRule rule, Response response) {
        switch (rule.action()) {
            case SET -> response.getHeaders().put(rule.name(), rule.value());
            case ADD -> response.getHeaders().add(rule.name(), rule.value());
            case SETDATE -> response.getHeaders().put(rule.name(), date(rule.value()));
            case ADDDATE -> response.getHeaders().add(rule.name(), date(rule.value()));
        }
    }

    private String date(String millisFromNow) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plusMillis(Long.parseLong(millisFromNow)).atZone(ZoneOffset.UTC));
    }

    private static HttpRequest httpRequest(Request request, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(
                            field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        HttpURI uri = request.getHttpURI();
        return new HttpRequest(
                request.getMethod(),
                base(request),
                uri.getPath() == null ? "/" : uri.getPath(),
                uri.getQuery() == null ? "" : uri.getQuery(),
                headers,
                body);
    }

    /** A host that makes no URI is as good as none. */
    private static URI base(Request request) {
        String scheme = request.isSecure() ? "https" : "http";
        try {
            return new URI(
                    scheme,
                    null,
                    Request.getServerName(request),
                    Request.getServerPort(request),
                    "/",
                    null,
                    null);
        } catch (URISyntaxException e) {
            return URI.create(scheme + "://localhost/");
        }
    }
}
