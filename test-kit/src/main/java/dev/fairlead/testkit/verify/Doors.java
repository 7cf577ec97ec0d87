package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.ConfigLaws;
import dev.fairlead.testkit.ConverterLaws;
import dev.fairlead.testkit.HeaderConverterLaws;
import dev.fairlead.testkit.PredicateLaws;
import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.TransformationLaws;
import dev.fairlead.testkit.catalogue.ConfigTexts;
import dev.fairlead.testkit.catalogue.ConverterTexts;
import dev.fairlead.testkit.catalogue.LawCatalogue;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.PredicateTexts;
import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.catalogue.TransformationTexts;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.PluginKind;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;

/** Brings a class before the laws of its kind. */
public final class Doors {
    private static final int FRAMES = 20;

    private Doors() {}

    /**
     * Judges a class.
     *
     * @throws IllegalArgumentException it refuses its settings, or a waived law doesn't exist
     */
    static List<Trial> trials(Class<?> type, Request request) {
        request.waivers().keySet().forEach(Doors::demandKnown);
        if (!request.world().isEmpty() && request.kind().isConnector()) {
            return List.of(
                    request.kind() == PluginKind.SOURCE
                            ? source(type.asSubclass(SourceConnector.class), request)
                            : sink(type.asSubclass(SinkConnector.class), request));
        }
        List<Trial> trials = new ArrayList<>();
        data(type, request).ifPresent(trials::add);
        if (request.replay().isEmpty()) {
            trials.add(definition(type, request));
        } else if (trials.isEmpty()) {
            throw new BadInput(
                    "--replay is for what a token was printed of; a connector needs its --world"
                            + " and settings as then");
        }
        return List.of(whole(trials, request));
    }

    private static void demandKnown(String law) {
        if (LawCatalogue.find(law).isEmpty()) {
            throw new IllegalArgumentException("there is no law \"" + law + "\" to waive");
        }
    }

    /** What is tried with drawn data, for plugins that data goes through. */
    private static Optional<Trial> data(Class<?> type, Request request) {
        return switch (request.kind()) {
            case TRANSFORMATION ->
                    tried(
                            asked(
                                    TransformationLaws.of(type),
                                    TransformationLaws::with,
                                    TransformationLaws::waive,
                                    TransformationTexts.all(),
                                    request),
                            TransformationLaws::trial,
                            TransformationLaws::retrial,
                            request);
            case PREDICATE ->
                    tried(
                            asked(
                                    PredicateLaws.of(type),
                                    PredicateLaws::with,
                                    PredicateLaws::waive,
                                    PredicateTexts.all(),
                                    request),
                            PredicateLaws::trial,
                            PredicateLaws::retrial,
                            request);
            case CONVERTER ->
                    tried(
                            asked(
                                    ConverterLaws.of(type),
                                    ConverterLaws::with,
                                    ConverterLaws::waive,
                                    ConverterTexts.all(),
                                    request),
                            ConverterLaws::trial,
                            ConverterLaws::retrial,
                            request);
            case HEADER_CONVERTER ->
                    tried(
                            asked(
                                    HeaderConverterLaws.of(type),
                                    HeaderConverterLaws::with,
                                    HeaderConverterLaws::waive,
                                    ConverterTexts.ofHeaders(),
                                    request),
                            HeaderConverterLaws::trial,
                            HeaderConverterLaws::retrial,
                            request);
            default -> Optional.empty();
        };
    }

    private static <L> Optional<Trial> tried(
            L laws, Function<L, Trial> all, BiFunction<L, String, Trial> again, Request request) {
        return Optional.of(
                request.replay().isEmpty() ? all.apply(laws) : again.apply(laws, request.replay()));
    }

    /** What a plugin says of its settings. */
    private static Trial definition(Class<?> type, Request request) {
        return asked(
                        ConfigLaws.of(type),
                        ConfigLaws::with,
                        ConfigLaws::waive,
                        ConfigTexts.all(),
                        request)
                .trial();
    }

    private interface Told<L> {
        L with(L laws, String name, String value);
    }

    /** With the settings of a request, and those of its waivers that are for these laws. */
    private static <L> L asked(
            L fresh, Told<L> setting, Told<L> waiver, List<LawText> texts, Request request) {
        L laws = fresh;
        for (Map.Entry<String, String> each : request.config().entrySet()) {
            laws = setting.with(laws, each.getKey(), each.getValue());
        }
        for (Map.Entry<String, String> each : request.waivers().entrySet()) {
            if (texts.stream().anyMatch(text -> text.id().equals(each.getKey()))) {
                laws = waiver.with(laws, each.getKey(), each.getValue());
            }
        }
        return laws;
    }

    /** One trial of all that was tried with a plugin. */
    private static Trial whole(List<Trial> trials, Request request) {
        List<Judgement> judgements = new ArrayList<>();
        Map<String, Long> tried = new TreeMap<>();
        Map<String, Long> situations = new TreeMap<>();
        for (Trial trial : trials) {
            judgements.addAll(trial.judgements());
            tried.putAll(trial.tried());
            situations.putAll(trial.situations());
        }
        return new Trial(
                request.className(), request.kind().label(), judgements, tried, situations);
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
        SourceLaws all = laws;
        return unlessHung(
                request,
                () ->
                        request.replay().isEmpty()
                                ? all.trial()
                                : all.retrial(Schedule.parse(request.replay())));
    }

    /** A poll that can't be ended by any means ends the search; that much is known, then. */
    private static Trial unlessHung(Request request, Supplier<Trial> trial) {
        try {
            return trial.get();
        } catch (AssertionError e) {
            String sentence = SourceTexts.S20 + ": ";
            String message = String.valueOf(e.getMessage());
            if (!message.startsWith(sentence)) {
                throw e;
            }
            String stack =
                    Arrays.stream(e.getStackTrace())
                            .limit(FRAMES)
                            .map(frame -> "\n  at " + frame)
                            .collect(Collectors.joining());
            Verdict hung =
                    new Verdict.Broken(
                            message.substring(sentence.length()), "", message + stack + "\n", "");
            return new Trial(
                    request.className(),
                    request.kind().label(),
                    List.of(new Judgement(SourceTexts.S20, hung)),
                    Map.of(),
                    Map.of());
        }
    }

    private static Trial sink(Class<? extends SinkConnector> type, Request request) {
        SinkLaws laws = SinkLaws.of(type).in(Worlds.sink(request));
        for (Map.Entry<String, String> setting : plain(request).entrySet()) {
            laws = laws.with(setting.getKey(), setting.getValue());
        }
        for (Map.Entry<String, String> waiver : request.waivers().entrySet()) {
            laws = laws.waive(waiver.getKey(), waiver.getValue());
        }
        return request.replay().isEmpty()
                ? laws.trial()
                : laws.retrial(Schedule.parse(request.replay()));
    }

    /** The settings that the world fills nothing into. */
    private static Map<String, String> plain(Request request) {
        Map<String, String> plain = new TreeMap<>(request.config());
        plain.values().removeIf(Pointed::isIn);
        return plain;
    }

    /** Whether there are laws for a plugin of this kind. */
    public static boolean exist(PluginKind kind) {
        return switch (kind) {
            case SOURCE, SINK, TRANSFORMATION, PREDICATE, CONVERTER, HEADER_CONVERTER -> true;
            default -> false;
        };
    }
}
