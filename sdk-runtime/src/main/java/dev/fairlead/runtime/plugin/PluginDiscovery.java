package dev.fairlead.runtime.plugin;

import java.util.Locale;

/** How plugins may be found: the values of the setting {@code plugin.discovery} (KIP-898). */
public enum PluginDiscovery {
    /** Manifests aren't needed. */
    ONLY_SCAN,
    /** A plugin without a manifest is found, with a warning. */
    HYBRID_WARN,
    /** A plugin without a manifest is an error. */
    HYBRID_FAIL,
    /** A plugin without a manifest doesn't exist. */
    SERVICE_LOAD;

    /** The value in the setting. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean admitsUnlisted() {
        return this == ONLY_SCAN || this == HYBRID_WARN;
    }
}
