package dev.fairlead.samples.compared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        return families;
    }

    /** Those whose differences nobody has gone through yet: to be mended, or listed. */
    static Map<String, List<Scenario>> unsettledFamilies() {
        Map<String, List<Scenario>> families = new LinkedHashMap<>();
        families.put("plugins", PluginScenarios.all());
        families.put("errors", ErrorScenarios.all());
        families.put("pipelines", PipelineScenarios.all());
        families.put("clients", ClientScenarios.all());
        return families;
    }

    /** All of {@link #settledFamilies()}. */
    static List<Scenario> all() {
        return settledFamilies().values().stream().flatMap(List::stream).toList();
    }

    /** All of {@link #unsettledFamilies()}, and those whose calls are compared. */
    static List<Scenario> unsettled() {
        return Stream.concat(
                        unsettledFamilies().values().stream().flatMap(List::stream),
                        CallOrderScenarios.all().stream())
                .toList();
    }
}
