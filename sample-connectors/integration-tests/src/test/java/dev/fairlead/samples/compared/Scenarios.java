package dev.fairlead.samples.compared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is compared, by family. */
final class Scenarios {
    private Scenarios() {}

    /** Those in which the workers differ only where docs/differences.md says so. */
    static Map<String, List<Scenario>> settledFamilies() {
        Map<String, List<Scenario>> families = new LinkedHashMap<>();
        families.put("requests", RestScenarios.all());
        families.put("bad requests", BadRequestScenarios.all());
        families.put("configurations", ConfigScenarios.all());
        families.put("offsets", OffsetScenarios.all());
        families.put("life", LifeScenarios.all());
        families.put("plugins", PluginScenarios.all());
        families.put("errors", ErrorScenarios.all());
        families.put("pipelines", PipelineScenarios.all());
        families.put("clients", ClientScenarios.all());
        families.put("calls", CallOrderScenarios.all());
        return families;
    }

    /** Those whose differences nobody has gone through yet: to be mended, or listed. */
    static Map<String, List<Scenario>> unsettledFamilies() {
        return Map.of();
    }

    /** All of {@link #settledFamilies()}. */
    static List<Scenario> all() {
        return settledFamilies().values().stream().flatMap(List::stream).toList();
    }

    /** All of {@link #unsettledFamilies()}. */
    static List<Scenario> unsettled() {
        return unsettledFamilies().values().stream().flatMap(List::stream).toList();
    }
}
