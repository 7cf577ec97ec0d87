package dev.fairlead.testkit.trial;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be tried, and how much.
 *
 * @param type the class of the plugin
 * @param settings that the author gave
 * @param seed from which cases are drawn
 * @param cases how many
 * @param waivers reasons by the law's id
 */
public record Inquiry(
        Class<?> type,
        Map<String, String> settings,
        long seed,
        int cases,
        Map<String, String> waivers) {
    public Inquiry {
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
        waivers = Map.copyOf(waivers);
    }

    /** An inquiry into a class, with the effort that system properties name. */
    public static Inquiry into(Class<?> type) {
        return new Inquiry(
                type,
                Map.of(),
                Long.getLong("fairlead.seed", 1),
                Integer.getInteger("fairlead.cases", 300),
                Map.of());
    }

    public Inquiry with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new Inquiry(type, more, seed, cases, waivers);
    }

    public Inquiry withSeed(long other) {
        return new Inquiry(type, settings, other, cases, waivers);
    }

    public Inquiry withCases(int other) {
        return new Inquiry(type, settings, seed, other, waivers);
    }

    public Inquiry waiving(String law, String reason) {
        Map<String, String> more = new TreeMap<>(waivers);
        more.put(law, reason);
        return new Inquiry(type, settings, seed, cases, more);
    }
}
