package dev.fairlead.runtime.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.ConnectorInfo;
import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.RefusedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Connectors: listed, made, configured, looked at and deleted. */
final class ConnectorEndpoints {
    private final Herder herder;
    private final Masks masks;
    private final Traces traces;
    private final Json json;
    private final String workerId;

    ConnectorEndpoints(Herder herder, Masks masks, Traces traces, Json json, String workerId) {
        this.herder = herder;
        this.masks = masks;
        this.traces = traces;
        this.json = json;
        this.workerId = workerId;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/connectors", this::list);
        routes.add("POST", "/connectors", this::create);
        routes.add("GET", "/connectors/{connector}", this::get);
        routes.add("DELETE", "/connectors/{connector}", this::delete);
        routes.add("GET", "/connectors/{connector}/config", this::config);
        routes.add("PUT", "/connectors/{connector}/config", this::put);
        routes.add("PATCH", "/connectors/{connector}/config", this::patch);
        routes.add("GET", "/connectors/{connector}/status", this::status);
        routes.add("GET", "/connectors/{connector}/topics", this::topics);
        routes.add("PUT", "/connectors/{connector}/topics/reset", this::resetTopics);
    }

    private CompletableFuture<Reply> list(Call call) {
        List<String> names = herder.connectors();
        if (!call.query().containsKey("expand")) {
            return done(json.reply(200, names));
        }
        List<String> wanted = call.query().getOrDefault("expand", List.of());
        Map<String, Map<String, Object>> expanded = new TreeMap<>();
        List<CompletableFuture<Void>> infos =
                names.stream().map(name -> expand(name, wanted, expanded)).toList();
        return CompletableFuture.allOf(infos.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> json.reply(200, expanded));
    }

    /** A connector that is deleted meanwhile is left out. */
    private CompletableFuture<Void> expand(
            String name, List<String> wanted, Map<String, Map<String, Object>> expanded) {
        try {
            CompletableFuture<Optional<Object>> status =
                    wanted.contains("status")
                            ? status(name).thenApply(Optional::of)
                            : done(Optional.empty());
            CompletableFuture<Optional<Object>> info =
                    wanted.contains("info")
                            ? view(herder.connector(name)).thenApply(Optional::of)
                            : done(Optional.empty());
            return status.thenAcceptBoth(
                    info,
                    (statusView, infoView) -> {
                        Map<String, Object> parts = new LinkedHashMap<>();
                        statusView.ifPresent(view -> parts.put("status", view));
                        infoView.ifPresent(view -> parts.put("info", view));
                        put(expanded, name, parts);
                    });
        } catch (RefusedException e) {
            return CompletableFuture.allOf();
        }
    }

    private static void put(
            Map<String, Map<String, Object>> expanded, String name, Map<String, Object> parts) {
        synchronized (expanded) {
            expanded.put(name, parts);
        }
    }

    private CompletableFuture<Reply> create(Call call) {
        JsonNode body = json.object(call.request().body());
        Json.onlyFields(body, Set.of("name", "config", "initial_state"));
        String name = Json.text(body, "name");
        String trimmed = name == null ? "" : name.trim();
        Map<String, @Nullable String> sent =
                Json.settings("config", Json.object("config", body.get("config")));
        TargetState state = initialState(Json.text(body, "initial_state"));
        Map<String, String> config = named(trimmed, withoutNulls(masks.restore(sent, Map.of())));
        return traces.guard(config, herder.create(new ConnectorConfig(trimmed, config, state)))
                .thenCompose(this::view)
                .thenApply(view -> json.reply(201, view).with("Location", location(call, trimmed)));
    }

    private CompletableFuture<Reply> get(Call call) {
        return view(herder.connector(call.variable("connector")))
                .thenApply(view -> json.reply(200, view));
    }

    private CompletableFuture<Reply> delete(Call call) {
        return herder.delete(call.variable("connector")).thenApply(any -> Reply.empty(204));
    }

    private CompletableFuture<Reply> config(Call call) {
        return masks.hide(herder.connector(call.variable("connector")))
                .thenApply(config -> json.reply(200, config));
    }

    private CompletableFuture<Reply> put(Call call) {
        String name = call.variable("connector");
        Map<String, @Nullable String> sent =
                Json.settings("the configuration", json.object(call.request().body()));
        Map<String, String> config = named(name, withoutNulls(masks.restore(sent, stored(name))));
        return traces.guard(config, herder.put(name, config))
                .thenCompose(
                        stored ->
                                view(stored.connector())
                                        .thenApply(
                                                view ->
                                                        stored.created()
                                                                ? json.reply(201, view)
                                                                        .with(
                                                                                "Location",
                                                                                location(
                                                                                        call, name))
                                                                : json.reply(200, view)));
    }

    private CompletableFuture<Reply> patch(Call call) {
        String name = call.variable("connector");
        Map<String, @Nullable String> sent =
                Json.settings("the change", json.object(call.request().body()));
        Map<String, String> stored = herder.connector(name).config();
        return traces.guard(stored, herder.patch(name, masks.restore(sent, stored)))
                .thenCompose(this::view)
                .thenApply(view -> json.reply(200, view));
    }

    private CompletableFuture<Reply> status(Call call) {
        return status(call.variable("connector")).thenApply(view -> json.reply(200, view));
    }

    private CompletableFuture<Views.Status> status(String name) {
        return traces.hide(herder.status(name))
                .thenApply(status -> Views.Status.of(status, workerId));
    }

    private CompletableFuture<Reply> topics(Call call) {
        String name = call.variable("connector");
        return done(json.reply(200, Map.of(name, Map.of("topics", herder.topics(name)))));
    }

    private CompletableFuture<Reply> resetTopics(Call call) {
        herder.resetTopics(call.variable("connector"));
        return done(Reply.empty(202));
    }

    private CompletableFuture<Views.Connector> view(ConnectorInfo info) {
        return masks.hide(info).thenApply(config -> Views.Connector.of(info, config));
    }

    private Map<String, String> stored(String name) {
        try {
            return herder.connector(name).config();
        } catch (RefusedException e) {
            return Map.of();
        }
    }

    /** The configuration must not name another connector than the path, or the body. */
    private static Map<String, String> named(String name, Map<String, String> config) {
        String inner = config.get("name");
        if (inner != null && !inner.equals(name)) {
            throw HttpFailure.badRequest(
                    "Connector name configuration ("
                            + inner
                            + ") doesn't match connector name in the URL ("
                            + name
                            + ")");
        }
        Map<String, String> named = new HashMap<>(config);
        named.put("name", name);
        return named;
    }

    private static Map<String, String> withoutNulls(Map<String, @Nullable String> settings) {
        Map<String, String> present = new HashMap<>();
        for (Map.Entry<String, @Nullable String> setting : settings.entrySet()) {
            String value = setting.getValue();
            if (value == null) {
                throw HttpFailure.badRequest(
                        "Null value can not be supplied as the configuration value of "
                                + setting.getKey());
            }
            present.put(setting.getKey(), value);
        }
        return present;
    }

    private static TargetState initialState(@Nullable String text) {
        if (text == null) {
            return TargetState.RUNNING;
        }
        try {
            return TargetState.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw HttpFailure.badRequest(
                    "initial_state is \"" + text + "\"; it must be RUNNING, PAUSED or STOPPED");
        }
    }

    private static String location(Call call, String name) {
        return call.request().base() + "connectors/" + Query.encode(name);
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
