package dev.fairlead.runtime.config;

import dev.fairlead.runtime.wording.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of the REST API.
 *
 * @param listeners where it listens; none for no REST API
 * @param adminListeners where the administrator's endpoints are; empty when they are with the
 *     others, an empty list when they are nowhere
 * @param allowedOrigins which web pages' scripts may use it ({@code access.control.allow.origin})
 * @param allowedMethods with which methods they may ({@code access.control.allow.methods})
 * @param responseHeaders what is added to responses ({@code response.http.headers.config})
 * @param extensions class names or short names of extensions, in order
 * @param limits what clients may ask for
 * @param advertised what the worker is called for others
 * @param settings all of the worker's
 */
public record RestOptions(
        List<ListenerAddress> listeners,
        Optional<List<ListenerAddress>> adminListeners,
        List<String> allowedOrigins,
        List<String> allowedMethods,
        List<HeaderRule> responseHeaders,
        List<String> extensions,
        Limits limits,
        Advertised advertised,
        Map<String, String> settings) {
    private static final String DEFAULT_LISTENER = "http://:8083";

    /**
     * What clients may ask for.
     *
     * @param requestBytes of a request's body
     * @param headerBytes of a request's first line and headers together
     * @param requestTime until a request is answered
     * @param idleTime until a connection on which nothing moves is closed
     * @param connections at a time; others wait until one is closed
     */
    public record Limits(
            int requestBytes,
            int headerBytes,
            Duration requestTime,
            Duration idleTime,
            int connections) {}

    /**
     * What the worker is called for others, as far as that is set.
     *
     * @param secure whether by a listener with TLS ({@code rest.advertised.listener})
     * @param host {@code rest.advertised.host.name}
     * @param port {@code rest.advertised.port}
     */
    public record Advertised(
            Optional<Boolean> secure, Optional<String> host, Optional<Integer> port) {}

    public RestOptions {
        listeners = List.copyOf(listeners);
        adminListeners = adminListeners.map(List::copyOf);
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedMethods = List.copyOf(allowedMethods);
        responseHeaders = List.copyOf(responseHeaders);
        extensions = List.copyOf(extensions);
        settings = Map.copyOf(settings);
    }

    /**
     * Reads the REST API's part of a worker's configuration; what is wrong goes to {@code
     * problems}.
     *
     * @param worker the settings, placeholders resolved
     */
    public static RestOptions parse(Map<String, String> worker, Problems problems) {
        Settings settings = new Settings(worker, problems);
        List<ListenerAddress> listeners =
                worker.containsKey("listeners")
                        ? listeners(settings, "listeners")
                        : ListenerAddress.parse(DEFAULT_LISTENER).stream().toList();
        return new RestOptions(
                listeners,
                worker.containsKey("admin.listeners")
                        ? Optional.of(listeners(settings, "admin.listeners"))
                        : Optional.empty(),
                settings.list("access.control.allow.origin"),
                settings.list("access.control.allow.methods"),
                HeaderRule.parse(settings, "response.http.headers.config"),
                settings.list("rest.extension.classes"),
                limits(settings),
                advertised(settings),
                worker);
    }

    private static Limits limits(Settings settings) {
        return new Limits(
                settings.integer("fairlead.rest.max.request.bytes", 8 << 20, 1),
                settings.integer("fairlead.rest.max.header.bytes", 8 << 10, 256),
                settings.millis("fairlead.rest.request.timeout.ms", 90_000, 1),
                settings.millis("fairlead.rest.idle.timeout.ms", 30_000, 1),
                settings.integer("fairlead.rest.max.connections", 1000, 1));
    }

    private static Advertised advertised(Settings settings) {
        String port = "rest.advertised.port";
        return new Advertised(
                settings.text("rest.advertised.listener").map(text -> isSecure(text, settings)),
                settings.text("rest.advertised.host.name"),
                settings.text(port).map(text -> settings.integer(port, 0, 0)));
    }

    private static boolean isSecure(String scheme, Settings settings) {
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            settings.problem(
                    "rest.advertised.listener",
                    scheme,
                    "is no kind of listener",
                    "write http or https");
        }
        return scheme.equalsIgnoreCase("https");
    }

    private static List<ListenerAddress> listeners(Settings settings, String key) {
        List<ListenerAddress> listeners = new ArrayList<>();
        for (String text : settings.list(key)) {
            ListenerAddress.parse(text)
                    .ifPresentOrElse(
                            listeners::add,
                            () ->
                                    settings.problem(
                                            key,
                                            text,
                                            "is not the address of a listener",
                                            "write http://host:port or https://host:port, with no"
                                                    + " host for all interfaces"));
        }
        return listeners;
    }

    /** Whether there is a REST API at all. */
    public boolean enabled() {
        return !listeners.isEmpty();
    }

    /**
     * The settings of a listener's TLS: those under its own prefix if there are any, else all of
     * the worker's.
     */
    public Map<String, String> tls(boolean admin) {
        Map<String, String> own =
                new Settings(settings, new Problems())
                        .under(admin ? "admin.listeners.https." : "listeners.https.");
        return own.isEmpty() ? settings : own;
    }
}
