package dev.fairlead.maven.hub;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who helps users of a component. Everything may be left empty.
 *
 * @param provider who it is
 * @param summary what they offer
 * @param url where to ask
 * @param logo a picture, if there is one
 */
public record Support(String provider, String summary, String url, Optional<Path> logo) {}
