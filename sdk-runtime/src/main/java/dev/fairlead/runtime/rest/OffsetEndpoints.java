package dev.fairlead.runtime.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.OffsetEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where connectors have got to: read, altered and reset. */
final class OffsetEndpoints {
    private final Herder herder;
    private final Json json;

    OffsetEndpoints(Herder herder, Json json) {
        this.herder = herder;
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/connectors/{connector}/offsets", this::get);
        routes.add("PATCH", "/connectors/{connector}/offsets", this::alter);
        routes.add("DELETE", "/connectors/{connector}/offsets", this::reset);
    }

    private CompletableFuture<Reply> get(Call call) {
        return herder.offsets(call.variable("connector"))
                .thenApply(
                        entries ->
                                json.reply(
                                        200,
                                        Map.of(
                                                "offsets",
                                                entries.stream()
                                                        .map(OffsetEndpoints::view)
                                                        .toList())));
    }

    private static Views.Offset view(OffsetEntry entry) {
        return new Views.Offset(entry.partition(), entry.offset());
    }

    private CompletableFuture<Reply> alter(Call call) {
        JsonNode body = json.object(call.request().body());
        Json.onlyFields(body, Set.of("offsets"));
        JsonNode offsets = body.get("offsets");
        if (offsets == null || offsets.isNull() || (offsets.isArray() && offsets.isEmpty())) {
            throw HttpFailure.badRequest(
                    "Partitions / offsets need to be provided for an alter offsets request");
        }
        if (!offsets.isArray()) {
            throw HttpFailure.badRequest(
                    "\"offsets\" must be an array of objects with partition and offset");
        }
        List<OffsetEntry> entries = new ArrayList<>();
        offsets.forEach(entry -> entries.add(entry(entry)));
        return herder.alterOffsets(call.variable("connector"), entries).thenApply(this::message);
    }

    private OffsetEntry entry(JsonNode entry) {
        Json.object("an element of \"offsets\"", entry);
        Json.onlyFields(entry, Set.of("partition", "offset"));
        return new OffsetEntry(part(entry, "partition"), part(entry, "offset"));
    }

    private @Nullable Map<String, Object> part(JsonNode entry, String name) {
        JsonNode part = entry.get(name);
        return part == null || part.isNull() ? null : json.map(Json.object(name, part));
    }

    private CompletableFuture<Reply> reset(Call call) {
        return herder.resetOffsets(call.variable("connector")).thenApply(this::message);
    }

    private Reply message(String text) {
        return json.reply(200, Map.of("message", text));
    }
}
