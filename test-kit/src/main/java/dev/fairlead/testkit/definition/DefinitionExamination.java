package dev.fairlead.testkit.definition;

import dev.fairlead.testkit.catalogue.ConfigTexts;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.examination.Bench;
import dev.fairlead.testkit.examination.ConnectorExamination;
import dev.fairlead.testkit.examination.Tally;
import dev.fairlead.testkit.verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Examines the config definition of a plugin by the laws of definitions. */
public final class DefinitionExamination {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ConfigOwner owner;
    private final Map<String, String> works;
    private final List<Map<String, String>> examples;
    private final Optional<ConfigDef> earlier;

    /**
     * An examination of a plugin.
     *
     * @param plugin a class with a {@code config()}
     * @param works settings that are said to work
     * @param examples more of them, which are validated only
     * @param earlier the definition of an earlier release
     */
    public DefinitionExamination(
            Class<?> plugin,
            Map<String, String> works,
            List<Map<String, String>> examples,
            Optional<ConfigDef> earlier) {
        this.owner = new ConfigOwner(plugin, ConnectorExamination.silentContext());
        this.works = Map.copyOf(works);
        this.examples = List.copyOf(examples);
        this.earlier = earlier;
    }

    private interface Check {
        void on(Matter matter, Tally tally) throws Exception;
    }

    private record Chapter(LawText law, Check check) {}

    private List<Chapter> chapters() {
        return List.of(
                new Chapter(ConfigTexts.D1, DefinitionChecks::completeness),
                new Chapter(ConfigTexts.D2, DefinitionChecks::defaults),
                new Chapter(ConfigTexts.D3, ValueChecks::missing),
                new Chapter(ConfigTexts.D4, (m, t) -> ValueChecks.examples(m, examples, t)),
                new Chapter(ConfigTexts.D5, ValueChecks::edges),
                new Chapter(ConfigTexts.D6, StartChecks::reads),
                new Chapter(ConfigTexts.D7, StartChecks::agreement),
                new Chapter(ConfigTexts.D8, DefinitionChecks::recommendations),
                new Chapter(ConfigTexts.D9, StartChecks::secrets),
                new Chapter(
                        ConfigTexts.D10,
                        (m, t) -> DefinitionChecks.evolution(m, earlier.orElse(null), t)),
                new Chapter(ConfigTexts.D11, ValueChecks::unknown),
                new Chapter(ConfigTexts.D12, ValueChecks::order),
                new Chapter(ConfigTexts.D13, ValueChecks::placeholders),
                new Chapter(
                        ConfigTexts.D14,
                        (m, t) -> t.missed(ConfigTexts.D14.undecided().orElse(""))));
    }

    /** Examines now; one judgement for each law, in the order of the catalogue. */
    public List<Judgement> examine() {
        return examine(law -> true);
    }

    /** Examines now by some of the laws only; the others stay unchecked. */
    public List<Judgement> examine(Predicate<LawText> chosen) {
        ClassLoader loader = owner.type().getClassLoader();
        Bench bench =
                new Bench(loader == null ? ClassLoader.getSystemClassLoader() : loader, LIMIT);
        List<Judgement> judgements = new ArrayList<>();
        boolean hangs = false;
        for (Chapter chapter : chapters()) {
            Tally tally = new Tally(chapter.law());
            if (!chosen.test(chapter.law())) {
                tally.missed("nobody asked for it");
            } else if (!owner.hasDefinition()) {
                tally.missed("it has no config(), which a plugin of its kind may lack");
            } else if (hangs) {
                tally.missed("calls of the plugin hung before; they were given up");
            } else {
                hangs = hangs(bench, chapter, tally);
            }
            judgements.add(tally.judgement());
        }
        return judgements;
    }

    /** Examines by one law; true when the plugin hangs. */
    private boolean hangs(Bench bench, Chapter chapter, Tally tally) {
        try {
            bench.call(
                    () -> {
                        chapter.check().on(new Matter(owner, definition(tally), works), tally);
                        return chapter;
                    });
        } catch (Bench.HangingException e) {
            tally.givenUp("a call " + e.getMessage());
            return true;
        } catch (Exception | LinkageError e) {
            tally.givenUp("the plugin couldn't be asked: " + e);
        }
        return false;
    }

    /** Kafka's own class refuses a default that its validator refuses, when a key is defined. */
    private ConfigDef definition(Tally tally) {
        try {
            return owner.definition();
        } catch (ConfigException e) {
            tally.broken("config() throws " + e);
            throw e;
        } catch (IllegalStateException e) {
            tally.broken(String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
