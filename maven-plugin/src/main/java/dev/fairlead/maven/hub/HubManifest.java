package dev.fairlead.maven.hub;

import dev.fairlead.maven.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The file {@code manifest.json} of a component archive. */
final class HubManifest {
    private HubManifest() {}

    static String of(
            Component component,
            List<String> types,
            List<JsonObject> licences,
            Optional<Instant> released) {
        About about = component.about();
        JsonObject manifest =
                new JsonObject()
                        .with("name", component.name())
                        .with("version", component.version())
                        .withText("title", about.title())
                        .with("description", about.description().strip())
                        .withText("logo", asset(about.logo()))
                        .withText("documentation_url", about.links().documentation())
                        .withText("source_url", about.links().source())
                        .with("owner", owner(component.owner()));
        JsonObject support = support(component.support());
        if (!support.isEmpty()) {
            manifest.with("support", support);
        }
        manifest.withList("license", licences)
                .with("component_types", types)
                .withList("tags", about.tags())
                .withList("requirements", about.requirements())
                .with("features", features(component.features()));
        released.ifPresent(
                time ->
                        manifest.with(
                                "release_date",
                                time.atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        return manifest + "\n";
    }

    /** Returns where a picture lies in the archive. */
    static String asset(Path logo) {
        return "assets/" + logo.getFileName();
    }

    private static String asset(Optional<Path> logo) {
        return logo.map(HubManifest::asset).orElse("");
    }

    private static JsonObject owner(Owner owner) {
        return new JsonObject()
                .with("username", owner.username())
                .with("type", owner.type())
                .withText("name", owner.name())
                .withText("url", owner.url())
                .withText("logo", asset(owner.logo()));
    }

    private static JsonObject support(Support support) {
        return new JsonObject()
                .withText("provider_name", support.provider())
                .withText("summary", support.summary())
                .withText("url", support.url())
                .withText("logo", asset(support.logo()));
    }

    private static JsonObject features(Features features) {
        return new JsonObject()
                .with("supported_encodings", features.encodings())
                .with("single_message_transforms", features.transforms())
                .with("confluent_control_center_integration", features.controlCenter())
                .with("kafka_connect_api", true)
                .withList("delivery_guarantee", features.guarantees());
    }
}
