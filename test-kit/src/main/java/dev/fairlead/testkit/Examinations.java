package dev.fairlead.testkit;

import dev.fairlead.testkit.catalogue.ConfigTexts;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.definition.DefinitionExamination;
import dev.fairlead.testkit.examination.ConnectorExamination;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;

/** What is judged of a connector without a search: by calling it, and by its definition. */
final class Examinations {
    private Examinations() {}

    static List<Judgement> ofSource(
            Class<? extends SourceConnector> connector,
            Supplier<? extends SourceWorld> worlds,
            Map<String, String> settings,
            int tasksMax,
            Predicate<LawText> chosen) {
        try (SourceWorld world = worlds.get()) {
            return both(
                    ConnectorExamination.ofSource(connector, worlds, settings, tasksMax),
                    definition(connector, settings, world.settings()),
                    chosen);
        }
    }

    static List<Judgement> ofSink(
            Class<? extends SinkConnector> connector,
            Supplier<? extends SinkWorld> worlds,
            Map<String, String> settings,
            Predicate<LawText> chosen) {
        try (SinkWorld world = worlds.get()) {
            Map<String, String> own = new TreeMap<>(settings);
            if (!own.containsKey("topics.regex")) {
                own.putIfAbsent(SinkConnector.TOPICS_CONFIG, "topic");
            }
            return both(
                    ConnectorExamination.ofSink(connector, worlds, settings),
                    definition(connector, own, world.settings()),
                    chosen);
        }
    }

    private static DefinitionExamination definition(
            Class<? extends Connector> connector,
            Map<String, String> settings,
            Map<String, String> worlds) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent("name", "examined");
        all.putIfAbsent("connector.class", connector.getName());
        all.putIfAbsent("tasks.max", "1");
        all.putAll(worlds);
        return new DefinitionExamination(connector, all, List.of(), Optional.empty());
    }

    private static List<Judgement> both(
            ConnectorExamination connector,
            DefinitionExamination definition,
            Predicate<LawText> chosen) {
        return Stream.of(connector.examine(chosen), definition.examine(chosen))
                .flatMap(List::stream)
                .toList();
    }

    /** All laws that are judged here. */
    static List<LawText> laws() {
        return Stream.of(ConnectorExamination.laws(), ConfigTexts.all())
                .flatMap(List::stream)
                .toList();
    }
}
