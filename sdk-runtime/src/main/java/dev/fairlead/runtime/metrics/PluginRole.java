package dev.fairlead.runtime.metrics;

import java.util.Map;

/**
 * What a plugin of a pipeline is there for, under stock's names.
 *
 * @param kind {@code converter}, {@code transform} or {@code predicate}
 * @param alias {@code key}, {@code value} and {@code header} for converters; else the one that the
 *     connector's configuration gives it
 */
record PluginRole(String kind, String alias) {
    /** Of the setting that names the plugin. */
    static PluginRole of(String setting) {
        if (setting.endsWith(".converter")) {
            return new PluginRole("converter", withoutEnds(setting, "", ".converter"));
        }
        return setting.startsWith("transforms.")
                ? new PluginRole("transform", withoutEnds(setting, "transforms.", ".type"))
                : new PluginRole("predicate", withoutEnds(setting, "predicates.", ".type"));
    }

    private static String withoutEnds(String setting, String start, String end) {
        return setting.substring(start.length(), setting.length() - end.length());
    }

    boolean isConverter() {
        return kind.equals("converter");
    }

    /** The group of metrics that has nothing but this plugin. */
    String group() {
        return "connector-" + kind + "-metrics";
    }

    /** What the names of its attributes begin with. */
    String attribute() {
        return isConverter() ? alias + "-converter" : kind;
    }

    /** The tags of metrics that the plugin adds itself (KIP-877). */
    Map<String, String> tags() {
        return Map.of(kind.equals("transform") ? "transformation" : kind, alias);
    }
}
