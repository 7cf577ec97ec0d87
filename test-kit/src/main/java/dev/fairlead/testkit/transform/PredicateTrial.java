package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.PredicateTexts;
import dev.fairlead.testkit.data.Copy;
import dev.fairlead.testkit.data.Portrait;
import dev.fairlead.testkit.data.Smaller;
import dev.fairlead.testkit.trial.Conduct;
import dev.fairlead.testkit.trial.Crowd;
import dev.fairlead.testkit.trial.Docket;
import dev.fairlead.testkit.trial.Failure;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Inquiry;
import dev.fairlead.testkit.trial.Opinion;
import dev.fairlead.testkit.trial.Shrink;
import dev.fairlead.testkit.trial.Specimen;
import dev.fairlead.testkit.verdict.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The trial of one predicate. Confined to one thread, but for the threads it starts. */
public final class PredicateTrial {
    private static final int ROUNDS = 6;
    private static final int REPLAY_ROUNDS = 400;

    private final Inquiry inquiry;
    private final Docket docket;
    private final Batches batches;

    public PredicateTrial(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.docket = new Docket(PredicateTexts.all(), inquiry.waivers());
        List<Class<?>> variants = Specimen.variants(inquiry.type(), Predicate.class);
        List<ConfigDef> definitions = new ArrayList<>();
        for (Class<?> variant : variants) {
            ConfigDef defined = ((Predicate<?>) new Specimen(variant, Map.of()).bare()).config();
            definitions.add(defined == null ? new ConfigDef() : defined);
        }
        this.batches = new Batches(variants, definitions, inquiry.settings(), inquiry.seed());
    }

    private static Conduct conduct(Specimen specimen) {
        return new Conduct(
                plugin -> ((Predicate<?>) plugin).config(),
                (plugin, settings) -> ((Configurable) plugin).configure(settings),
                specimen::fresh);
    }

    /** Tries all cases. */
    public Trial run() {
        for (int number = 0; number < inquiry.cases(); number++) {
            hear(number, ROUNDS);
        }
        return verdict();
    }

    /** Tries one case again. */
    public Trial replay(int number) {
        hear(number, REPLAY_ROUNDS);
        return verdict();
    }

    private Trial verdict() {
        PredicateTexts.all()
                .forEach(
                        law ->
                                docket.unjudged(
                                        law,
                                        "no settings were accepted, the last not because of "
                                                + batches.refusal()));
        return docket.trial(inquiry.type().getName(), "predicate");
    }

    private void hear(int number, int rounds) {
        docket.tried("cases", 1);
        Optional<Batch> drawn = batches.draw(number);
        if (drawn.isEmpty()) {
            docket.situation("no guessed settings were accepted");
            return;
        }
        Batch batch = drawn.get();
        docket.tried("records", batch.records().size());
        for (ConnectRecord<?> record : batch.records()) {
            single(PredicateTexts.P1, batch, record, each -> isPureAndTotal(batch, each));
            single(PredicateTexts.P2, batch, record, each -> isDecided(batch, each));
        }
        whole(PredicateTexts.P3, batch, () -> bearsThreads(batch, rounds));
        whole(PredicateTexts.P4, batch, () -> conduct(batch.specimen()).judge(batch.specimen()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static boolean ask(Object predicate, ConnectRecord<?> record) {
        return ((Predicate) predicate).test((ConnectRecord) record);
    }

    private static String answer(Object predicate, ConnectRecord<?> record) {
        try {
            return String.valueOf(ask(predicate, Copy.of(record)));
        } catch (Exception | StackOverflowError | AssertionError thrown) {
            return "throws " + thrown.getClass().getSimpleName();
        }
    }

    private Opinion isPureAndTotal(Batch batch, ConnectRecord<?> in) {
        ConnectRecord<?> own = Copy.of(in);
        String before = Portrait.of(own);
        Object predicate = batch.specimen().fresh();
        boolean first;
        boolean second;
        try {
            first = ask(predicate, own);
            second = ask(predicate, own);
        } catch (Exception | StackOverflowError | AssertionError thrown) {
            return Fault.isRefusal(thrown) && !Nulls.in(in)
                    ? Opinion.SILENT
                    : Opinion.broken(Fault.text(thrown));
        }
        docket.situation(first ? "chosen" : "not chosen");
        if (first != second) {
            return Opinion.broken("first " + first + ", then " + second + ", for the same record");
        }
        String after = Portrait.of(own);
        return Opinion.same(before, after, () -> "the record that was asked about was changed");
    }

    /** A chain with negate has an instance of its own. */
    private static Opinion isDecided(Batch batch, ConnectRecord<?> in) {
        String one = answer(batch.specimen().fresh(), in);
        String other = answer(batch.specimen().fresh(), in);
        return one.equals(other)
                ? Opinion.KEPT
                : Opinion.broken("one instance says " + one + ", another " + other);
    }

    private static Opinion bearsThreads(Batch batch, int rounds) {
        List<String> expected = new ArrayList<>();
        batch.records().forEach(each -> expected.add(answer(batch.specimen().fresh(), each)));
        Object shared = batch.specimen().fresh();
        for (int i = 0; i < expected.size(); i++) {
            if (!answer(shared, batch.records().get(i)).equals(expected.get(i))) {
                return Opinion.SILENT;
            }
        }
        return Crowd.disturb(i -> answer(shared, batch.records().get(i)), expected, rounds)
                .map(wrong -> Opinion.broken("the answer changes when several threads ask", wrong))
                .orElse(Opinion.KEPT);
    }

    private void single(
            LawText law,
            Batch batch,
            ConnectRecord<?> record,
            Function<ConnectRecord<?>, Opinion> ask) {
        if (docket.isOpen(law) && heard(law, ask.apply(record))) {
            ConnectRecord<?> least =
                    Shrink.<ConnectRecord<?>>least(
                            record,
                            Smaller::than,
                            each -> ask.apply(each) instanceof Opinion.Broken);
            report(law, batch.withRecords(List.of(least)), ask.apply(least));
        }
    }

    private void whole(LawText law, Batch batch, java.util.function.Supplier<Opinion> ask) {
        if (docket.isOpen(law)) {
            Opinion opinion = ask.get();
            if (heard(law, opinion)) {
                report(law, batch.withRecords(List.of()), opinion);
            }
        }
    }

    private boolean heard(LawText law, Opinion opinion) {
        if (opinion instanceof Opinion.Kept) {
            docket.kept(law);
        }
        return opinion instanceof Opinion.Broken;
    }

    private void report(LawText law, Batch batch, Opinion opinion) {
        if (opinion instanceof Opinion.Broken broken) {
            List<String> in = new ArrayList<>();
            batch.records().forEach(each -> in.add(Portrait.of(each)));
            docket.broken(
                    law,
                    new Failure("PredicateLaws", inquiry, batch.number(), batch.specimen())
                            .verdict(law, broken, in));
        }
    }
}
