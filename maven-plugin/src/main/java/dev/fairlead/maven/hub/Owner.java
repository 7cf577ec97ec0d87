package dev.fairlead.maven.hub;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who publishes a component.
 *
 * @param username the name under which the Hub knows them; the namespace of their components
 * @param type {@code organization} or {@code user}
 * @param name the name for readers, or an empty string
 * @param url their address, or an empty string
 * @param logo a picture, if there is one
 */
public record Owner(String username, String type, String name, String url, Optional<Path> logo) {}
