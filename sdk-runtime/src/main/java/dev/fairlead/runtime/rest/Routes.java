package dev.fairlead.runtime.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Which endpoint answers which method and path. Filled by one thread, then only read. */
final class Routes {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Json json;
    private final Failures failures;
    private final List<Route> routes = new ArrayList<>();

    /**
     * A method and the segments of a path; those in braces are variables.
     *
     * @param speaksJson whether bodies of requests and answers are JSON
     */
    record Route(String method, List<String> segments, boolean speaksJson, Endpoint endpoint) {
        /** The path as it is written in documents. */
        String template() {
            return "/" + String.join("/", segments);
        }

        /** The values of the variables; empty when this is another path. */
        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    variables.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    Routes(Json json, Failures failures) {
        this.json = json;
        this.failures = failures;
    }

    /** Adds an endpoint whose requests, if they have a body, and whose answers are JSON. */
    void add(String method, String template, Endpoint endpoint) {
        routes.add(new Route(method, segments(template), true, endpoint));
    }

    /** Adds an endpoint that answers with something else. */
    void addPage(String template, Endpoint endpoint) {
        routes.add(new Route("GET", segments(template), false, endpoint));
    }

    /** All routes, in the order in which they were added. */
    List<Route> all() {
        return List.copyOf(routes);
    }

    /** Answers a request; never fails. */
    CompletableFuture<Reply> answer(HttpRequest request) {
        CompletableFuture<Reply> answer;
        try {
            answer = dispatch(request);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Reply> safe =
                answer.exceptionally(
                        failure -> failures.reply(request.method(), request.path(), failure));
        return request.method().equals("HEAD") ? safe.thenApply(Routes::withoutBody) : safe;
    }

    private CompletableFuture<Reply> dispatch(HttpRequest request) {
        List<String> path = decoded(request.path());
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Map<Route, Map<String, String>> found = new LinkedHashMap<>();
        for (Route route : routes) {
            route.match(path).ifPresent(variables -> found.put(route, variables));
        }
        if (found.isEmpty()) {
            throw new HttpFailure(404, "HTTP 404 Not Found");
        }
        if (method.equals("OPTIONS")) {
            return CompletableFuture.completedFuture(
                    Reply.empty(200).with("Allow", allowed(found.keySet())));
        }
        for (Map.Entry<Route, Map<String, String>> match : found.entrySet()) {
            Route route = match.getKey();
            if (route.method().equals(method)) {
                if (route.speaksJson()) {
                    requireJson(request);
                }
                return route.endpoint()
                        .answer(new Call(request, match.getValue(), Query.parse(request.query())));
            }
        }
        return CompletableFuture.completedFuture(
                json.error(405, "HTTP 405 Method Not Allowed")
                        .with("Allow", allowed(found.keySet())));
    }

    /** A script in a web page can send anything else without asking; JSON it can't. */
    private static void requireJson(HttpRequest request) {
        boolean declared =
                request.header("Content-Type")
                        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .map(type -> type.equals(Json.CONTENT_TYPE))
                        .orElse(request.body().length == 0);
        if (WITH_BODY.contains(request.method()) && !declared) {
            throw new HttpFailure(415, "HTTP 415 Unsupported Media Type");
        }
        String accepted = request.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
        if (!accepted.contains("*/*")
                && !accepted.contains("application/*")
                && !accepted.contains(Json.CONTENT_TYPE)) {
            throw new HttpFailure(406, "HTTP 406 Not Acceptable");
        }
    }

    private static String allowed(Set<Route> found) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        found.forEach(route -> methods.add(route.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(",", methods);
    }

    private static Reply withoutBody(Reply reply) {
        return new Reply(reply.status(), reply.headers(), new byte[0])
                .with("Content-Length", String.valueOf(reply.body().length));
    }

    /** The segments of a path, decoded; a slash at its end doesn't count. */
    private static List<String> decoded(String path) {
        return segments(path).stream().map(Query::decode).toList();
    }

    private static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        inner = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }
}
