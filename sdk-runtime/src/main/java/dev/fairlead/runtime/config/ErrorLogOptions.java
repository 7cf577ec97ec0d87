package dev.fairlead.runtime.config;

/**
 * Whether failed records are logged.
 *
 * @param enabled {@code errors.log.enable}
 * @param includesMessages whether with the record itself ({@code errors.log.include.messages})
 */
public record ErrorLogOptions(boolean enabled, boolean includesMessages) {}
