package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.TransformationTexts;
import dev.fairlead.testkit.data.Copy;
import dev.fairlead.testkit.data.Portrait;
import dev.fairlead.testkit.data.Smaller;
import dev.fairlead.testkit.trial.Conduct;
import dev.fairlead.testkit.trial.Docket;
import dev.fairlead.testkit.trial.Failure;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Inquiry;
import dev.fairlead.testkit.trial.Opinion;
import dev.fairlead.testkit.trial.Shrink;
import dev.fairlead.testkit.trial.Specimen;
import dev.fairlead.testkit.verdict.Trial;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.Transformation;

/** The trial of one transformation. Confined to one thread, but for the threads it starts. */
public final class TransformationTrial {
    private static final int ROUNDS = 6;
    private static final int REPLAY_ROUNDS = 400;

    private final Inquiry inquiry;
    private final Set<Claim> claims;
    private final Docket docket;
    private final Batches batches;
    private final Set<Class<?>> fed = new HashSet<>();

    public TransformationTrial(Inquiry inquiry, Set<Claim> claims) {
        this.inquiry = inquiry;
        this.claims = claims.isEmpty() ? EnumSet.noneOf(Claim.class) : EnumSet.copyOf(claims);
        this.docket = new Docket(TransformationTexts.all(), inquiry.waivers());
        List<Class<?>> variants = Specimen.variants(inquiry.type(), Transformation.class);
        this.batches =
                new Batches(variants, definitions(variants), inquiry.settings(), inquiry.seed());
    }

    private static List<ConfigDef> definitions(List<Class<?>> variants) {
        List<ConfigDef> definitions = new ArrayList<>();
        for (Class<?> variant : variants) {
            ConfigDef defined =
                    ((Transformation<?>) new Specimen(variant, Map.of()).bare()).config();
            definitions.add(defined == null ? new ConfigDef() : defined);
        }
        return definitions;
    }

    private static Conduct conduct(Specimen specimen) {
        return new Conduct(
                plugin -> ((Transformation<?>) plugin).config(),
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
        for (LawText law : TransformationTexts.all()) {
            docket.unjudged(
                    law,
                    law.equals(TransformationTexts.X10)
                            ? "it wasn't declared: call idempotent() to have it checked"
                            : "no case put it to the test; the last settings that were refused: "
                                    + batches.refusal());
        }
        return docket.trial(inquiry.type().getName(), "transformation");
    }

    private void hear(int number, int rounds) {
        Optional<Batch> drawn = batches.draw(number);
        docket.tried("cases", 1);
        if (drawn.isEmpty()) {
            docket.situation("no guessed settings were accepted");
            return;
        }
        Batch batch = drawn.get();
        docket.tried("records", batch.records().size());
        batch.records().forEach(record -> note(batch.specimen(), record));
        RecordLaws.of(claims)
                .forEach(
                        (law, judge) ->
                                batch.records()
                                        .forEach(record -> single(law, judge, batch, record)));
        several(
                TransformationTexts.X4,
                batch,
                each -> BatchLaws.knowsNoOrder(each.specimen(), each.records()));
        several(
                TransformationTexts.X6,
                batch,
                each -> BatchLaws.noticesSchemas(each.specimen(), each.records()));
        unshrunk(
                TransformationTexts.X4,
                batch,
                () -> BatchLaws.bearsThreads(batch.specimen(), batch.records(), rounds));
        unshrunk(
                TransformationTexts.X9,
                batch,
                () -> conduct(batch.specimen()).judge(batch.specimen()));
        ConnectRecord<?> model = batch.records().get(3);
        if (model.value() instanceof Struct && fed.add(batch.specimen().type())) {
            unshrunk(
                    TransformationTexts.X6,
                    batch,
                    () -> BatchLaws.staysSmall(batch.specimen(), model));
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private void note(Specimen specimen, ConnectRecord<?> record) {
        ConnectRecord<?> own = Copy.of(record);
        Result result = Result.directly(specimen.fresh(), own);
        String end =
                result.failure() != null
                        ? Fault.isRefusal(result.failure()) ? "refused" : "failed"
                        : result.record() == null
                                ? "dropped"
                                : result.record() == own ? "passed" : "changed";
        docket.situation((record.value() == null ? "tombstone " : "record ") + end);
    }

    private void single(LawText law, RecordLaws.Judge judge, Batch batch, ConnectRecord<?> record) {
        if (!docket.isOpen(law)) {
            return;
        }
        Function<ConnectRecord<?>, Opinion> ask = each -> judge.apply(batch.specimen(), each);
        Opinion opinion = ask.apply(record);
        if (opinion instanceof Opinion.Kept) {
            docket.kept(law);
        } else if (opinion instanceof Opinion.Broken) {
            ConnectRecord<?> least =
                    Shrink.<ConnectRecord<?>>least(
                            record,
                            Smaller::than,
                            each -> ask.apply(each) instanceof Opinion.Broken);
            report(law, batch.withRecords(List.of(least)), ask.apply(least));
        }
    }

    private void several(LawText law, Batch batch, Function<Batch, Opinion> ask) {
        if (!docket.isOpen(law)) {
            return;
        }
        Opinion opinion = ask.apply(batch);
        if (opinion instanceof Opinion.Kept) {
            docket.kept(law);
        } else if (opinion instanceof Opinion.Broken) {
            Batch least =
                    Shrink.least(
                            batch,
                            TransformationTrial::fewer,
                            each -> ask.apply(each) instanceof Opinion.Broken);
            report(law, least, ask.apply(least));
        }
    }

    private static List<Batch> fewer(Batch batch) {
        List<Batch> fewer = new ArrayList<>();
        for (int i = 0; i < batch.records().size(); i++) {
            List<ConnectRecord<?>> records = new ArrayList<>(batch.records());
            records.remove(i);
            fewer.add(batch.withRecords(records));
        }
        for (int i = 0; i < batch.records().size() && batch.records().size() <= 2; i++) {
            for (ConnectRecord<?> smaller : Smaller.than(batch.records().get(i))) {
                List<ConnectRecord<?>> records = new ArrayList<>(batch.records());
                records.set(i, smaller);
                fewer.add(batch.withRecords(records));
            }
        }
        return fewer;
    }

    private void unshrunk(LawText law, Batch batch, Supplier<Opinion> ask) {
        if (docket.isOpen(law)) {
            Opinion opinion = ask.get();
            if (opinion instanceof Opinion.Kept) {
                docket.kept(law);
            } else if (opinion instanceof Opinion.Broken) {
                report(law, batch.withRecords(List.of()), opinion);
            }
        }
    }

    private void report(LawText law, Batch batch, Opinion opinion) {
        if (opinion instanceof Opinion.Broken broken) {
            List<String> in = batch.records().stream().map(each -> Portrait.of(each)).toList();
            Failure failure =
                    new Failure("TransformationLaws", inquiry, batch.number(), batch.specimen());
            docket.broken(law, failure.verdict(law, broken, in));
        }
    }
}
