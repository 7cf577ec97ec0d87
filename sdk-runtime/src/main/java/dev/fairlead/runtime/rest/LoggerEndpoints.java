package dev.fairlead.runtime.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.runtime.rest.Loggers.LoggerLevel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The worker's loggers: their levels shown and set. */
final class LoggerEndpoints {
    private final Loggers loggers;
    private final Json json;

    LoggerEndpoints(Loggers loggers, Json json) {
        this.loggers = loggers;
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/admin/loggers", this::list);
        routes.add("GET", "/admin/loggers/{logger}", this::get);
        routes.add("PUT", "/admin/loggers/{logger}", this::set);
    }

    private CompletableFuture<Reply> list(Call call) {
        Map<String, Object> all = new TreeMap<>();
        loggers.all().forEach((name, level) -> all.put(name, view(level)));
        return CompletableFuture.completedFuture(json.reply(200, all));
    }

    private CompletableFuture<Reply> get(Call call) {
        String name = call.variable("logger");
        LoggerLevel level =
                loggers.one(name)
                        .orElseThrow(() -> new HttpFailure(404, "Logger " + name + " not found."));
        return CompletableFuture.completedFuture(json.reply(200, view(level)));
    }

    /** A worker that is alone is the cluster. */
    private CompletableFuture<Reply> set(Call call) {
        JsonNode body = json.object(call.request().body());
        String level = Json.text(body, "level");
        if (level == null) {
            throw HttpFailure.badRequest("Desired 'level' parameter was not specified in request.");
        }
        if (!Loggers.isLevel(level)) {
            throw new HttpFailure(404, "invalid log level '" + level + "'.");
        }
        var changed = loggers.set(call.variable("logger"), level);
        boolean cluster =
                call.parameter("scope", "worker").toLowerCase(Locale.ROOT).equals("cluster");
        return CompletableFuture.completedFuture(
                cluster ? Reply.empty(204) : json.reply(200, changed));
    }

    private static Map<String, @Nullable Object> view(LoggerLevel level) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("level", level.level());
        view.put("last_modified", level.modified());
        return view;
    }
}
