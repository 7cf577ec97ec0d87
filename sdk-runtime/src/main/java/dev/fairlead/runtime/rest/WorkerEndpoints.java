package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.herder.Health;
import dev.fairlead.runtime.herder.Herder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.AppInfoParser;

/** The worker itself: what it is, how it is, and what can be asked of it. */
final class WorkerEndpoints {
    private final Herder herder;
    private final Supplier<String> clusterId;
    private final Json json;

    WorkerEndpoints(Herder herder, Supplier<String> clusterId, Json json) {
        this.herder = herder;
        this.clusterId = clusterId;
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/", this::info);
        routes.add("GET", "/health", this::health);
        routes.add("GET", "/openapi.json", this::description);
    }

    /** Clients decide by the version what they may ask, so it is that of Kafka Connect. */
    private CompletableFuture<Reply> info(Call call) {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("version", AppInfoParser.getVersion());
        info.put("commit", AppInfoParser.getCommitId());
        info.put("kafka_cluster_id", clusterId.get());
        return CompletableFuture.completedFuture(json.reply(200, info));
    }

    private CompletableFuture<Reply> health(Call call) {
        Health health = herder.health();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", health.state().name().toLowerCase(java.util.Locale.ROOT));
        view.put("message", health.message());
        if (!health.abandoned().isEmpty()) {
            view.put("abandoned", health.abandoned());
        }
        int status =
                switch (health.state()) {
                    case HEALTHY -> 200;
                    case STARTING -> 503;
                    case UNHEALTHY -> 500;
                };
        return CompletableFuture.completedFuture(json.reply(status, view));
    }

    private CompletableFuture<Reply> description(Call call) {
        return CompletableFuture.completedFuture(
                Reply.of(200, Json.CONTENT_TYPE, openApi().getBytes(StandardCharsets.UTF_8)));
    }

    private static String openApi() {
        try (InputStream in = WorkerEndpoints.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not in the worker's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
