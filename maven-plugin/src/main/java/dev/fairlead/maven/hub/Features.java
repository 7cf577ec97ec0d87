package dev.fairlead.maven.hub;

import java.util.List;

/**
 * What a component can do.
 *
 * @param encodings data formats; {@code any} when converters decide
 * @param transforms whether transformations may be put before or behind it
 * @param controlCenter whether Confluent's control center knows it
 * @param guarantees {@code at_least_once}, {@code exactly_once}, or none
 */
public record Features(
        List<String> encodings,
        boolean transforms,
        boolean controlCenter,
        List<String> guarantees) {
    /** Keeps copies. */
    public Features {
        encodings = List.copyOf(encodings);
        guarantees = List.copyOf(guarantees);
    }
}
