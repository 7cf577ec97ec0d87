package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.ConverterLaws;
import dev.fairlead.testkit.HeaderConverterLaws;
import dev.fairlead.testkit.PredicateLaws;
import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.TransformationLaws;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.verdict.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;

/** Brings a class before the laws of its kind. */
public final class Doors {
    private Doors() {}

    /**
     * Judges a class.
     *
     * @throws IllegalArgumentException it refuses its settings, or a waived law doesn't exist
     */
    static List<Trial> trials(Class<?> type, Request request) {
        List<Trial> trials = new ArrayList<>();
        switch (request.kind()) {
            case SOURCE -> {
                if (!request.world().isEmpty()) {
                    trials.add(source(type.asSubclass(SourceConnector.class), request));
                }
            }
            case SINK -> {
                if (!request.world().isEmpty()) {
                    trials.add(sink(type.asSubclass(SinkConnector.class), request));
                }
            }
            case CONVERTER -> trials.add(converter(type, request));
            case HEADER_CONVERTER -> trials.add(headerConverter(type, request));
            case TRANSFORMATION -> trials.add(transformation(type, request));
            case PREDICATE -> trials.add(predicate(type, request));
            default -> {
                // there are no laws for the others
            }
        }
        return trials;
    }

    private static Trial source(Class<? extends SourceConnector> type, Request request) {
        SourceLaws laws = SourceLaws.of(type).in(Worlds.source(request));
        for (Map.Entry<String, String> setting : plain(request).entrySet()) {
            laws = laws.with(setting.getKey(), setting.getValue());
        }
        String tasks = request.config().get("tasks.max");
        if (tasks != null) {
            laws = laws.tasks(Integer.parseInt(tasks));
        }
        for (Map.Entry<String, String> waiver : request.waivers().entrySet()) {
            laws = laws.waive(waiver.getKey(), waiver.getValue());
        }
        return laws.trial();
    }

    private static Trial sink(Class<? extends SinkConnector> type, Request request) {
        SinkLaws laws = SinkLaws.of(type).in(Worlds.sink(request));
        for (Map.Entry<String, String> setting : plain(request).entrySet()) {
            laws = laws.with(setting.getKey(), setting.getValue());
        }
        for (Map.Entry<String, String> waiver : request.waivers().entrySet()) {
            laws = laws.waive(waiver.getKey(), waiver.getValue());
        }
        return laws.trial();
    }

    private static Trial converter(Class<?> type, Request request) {
        ConverterLaws laws = ConverterLaws.of(type);
        for (Map.Entry<String, String> setting : request.config().entrySet()) {
            laws = laws.with(setting.getKey(), setting.getValue());
        }
        for (Map.Entry<String, String> waiver : request.waivers().entrySet()) {
            laws = laws.waive(waiver.getKey(), waiver.getValue());
        }
        return laws.trial();
    }

    private static Trial headerConverter(Class<?> type, Request request) {
        HeaderConverterLaws laws = HeaderConverterLaws.of(type);
        for (Map.Entry<String, String> setting : request.config().entrySet()) {
            laws = laws.with(setting.getKey(), setting.getValue());
        }
        for (Map.Entry<String, String> waiver : request.waivers().entrySet()) {
            laws = laws.waive(waiver.getKey(), waiver.getValue());
        }
        return laws.trial();
    }

    private static Trial transformation(Class<?> type, Request request) {
        TransformationLaws laws = TransformationLaws.of(type);
        for (Map.Entry<String, String> setting : request.config().entrySet()) {
            laws = laws.with(setting.getKey(), setting.getValue());
        }
        for (Map.Entry<String, String> waiver : request.waivers().entrySet()) {
            laws = laws.waive(waiver.getKey(), waiver.getValue());
        }
        return laws.trial();
    }

    private static Trial predicate(Class<?> type, Request request) {
        PredicateLaws laws = PredicateLaws.of(type);
        for (Map.Entry<String, String> setting : request.config().entrySet()) {
            laws = laws.with(setting.getKey(), setting.getValue());
        }
        for (Map.Entry<String, String> waiver : request.waivers().entrySet()) {
            laws = laws.waive(waiver.getKey(), waiver.getValue());
        }
        return laws.trial();
    }

    /** The settings that the world fills nothing into. */
    private static Map<String, String> plain(Request request) {
        Map<String, String> plain = new java.util.TreeMap<>(request.config());
        plain.values().removeIf(Pointed::isIn);
        return plain;
    }

    /** Whether there are laws for a plugin of this kind; connectors need a world beside. */
    public static boolean exist(Request request) {
        return switch (request.kind()) {
            case SOURCE, SINK -> !request.world().isEmpty();
            case CONVERTER, HEADER_CONVERTER, TRANSFORMATION, PREDICATE -> true;
            default -> false;
        };
    }
}
