package dev.fairlead.runtime.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings whose placeholders are filled.
 *
 * @param provided the values that config providers put in, of those whose values are secrets
 * @param validFor until a provider has another value; empty when none says so
 */
public record Filling(
        Map<String, String> settings, Set<String> provided, Optional<Duration> validFor) {
    public Filling {
        settings = Map.copyOf(settings);
        provided = Set.copyOf(provided);
    }
}
