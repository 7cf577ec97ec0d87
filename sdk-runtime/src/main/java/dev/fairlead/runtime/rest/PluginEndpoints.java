package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.RefusedException;
import dev.fairlead.runtime.plugin.PluginInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Plugins: listed, described, and asked what they think of a configuration. */
final class PluginEndpoints {
    private final Herder herder;
    private final Masks masks;
    private final Json json;

    PluginEndpoints(Herder herder, Masks masks, Json json) {
        this.herder = herder;
        this.masks = masks;
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/connector-plugins", this::list);
        routes.add("GET", "/connector-plugins/{plugin}/config", this::settings);
        routes.add("PUT", "/connector-plugins/{plugin}/config/validate", this::validate);
    }

    private CompletableFuture<Reply> list(Call call) {
        return herder.plugins(call.flag("connectorsOnly", true))
                .thenApply(
                        plugins ->
                                json.reply(
                                        200, plugins.stream().map(PluginEndpoints::view).toList()));
    }

    private static Views.Plugin view(PluginInfo plugin) {
        return new Views.Plugin(
                plugin.className(),
                plugin.type().label(),
                Views.versionOrNull(Optional.of(plugin.version().text())));
    }

    private CompletableFuture<Reply> settings(Call call) {
        Optional<String> version =
                Optional.of(call.parameter("version", "latest"))
                        .filter(text -> !text.equals("latest"));
        return herder.pluginSettings(call.variable("plugin"), version)
                .thenApply(
                        settings ->
                                json.reply(
                                        200, settings.stream().map(Views.Definition::of).toList()));
    }

    private CompletableFuture<Reply> validate(Call call) {
        Map<String, @Nullable String> sent =
                Json.settings("the configuration", json.object(call.request().body()));
        Map<String, String> settings = new HashMap<>();
        masks.restore(sent, stored(sent.get("name")))
                .forEach((key, value) -> put(settings, key, value));
        return herder.validate(call.variable("plugin"), settings)
                .thenApply(validation -> json.reply(200, Views.Validated.of(validation)));
    }

    private static void put(Map<String, String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    /** The connector that is being edited, if that is what the client does. */
    private Map<String, String> stored(@Nullable String name) {
        try {
            return name == null ? Map.of() : herder.connector(name).config();
        } catch (RefusedException e) {
            return Map.of();
        }
    }
}
