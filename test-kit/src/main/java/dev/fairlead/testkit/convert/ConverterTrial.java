package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.catalogue.ConverterTexts;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.data.ConnectData;
import dev.fairlead.testkit.data.Dice;
import dev.fairlead.testkit.data.Evolution;
import dev.fairlead.testkit.data.Portrait;
import dev.fairlead.testkit.data.Smaller;
import dev.fairlead.testkit.trial.Bytes;
import dev.fairlead.testkit.trial.Docket;
import dev.fairlead.testkit.trial.Failure;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Guesses;
import dev.fairlead.testkit.trial.Inquiry;
import dev.fairlead.testkit.trial.Opinion;
import dev.fairlead.testkit.trial.Shrink;
import dev.fairlead.testkit.trial.Specimen;
import dev.fairlead.testkit.verdict.Trial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** The trial of one converter or header converter. Confined to one thread. */
public final class ConverterTrial {
    /** What an author says of a converter beyond what all must keep. */
    public enum Claim {
        /** Maps without a schema come back as they were. */
        INTERNAL,
        /** Nothing more. */
        NONE
    }

    private static final int GUESSES = 8;

    private final Inquiry inquiry;
    private final List<Kind> kinds;
    private final Claim claim;
    private final List<LawText> laws;
    private final Docket docket;
    private final ConfigDef definition;
    private boolean fed;
    private String refusal = "it has no settings that could be guessed";

    private ConverterTrial(Inquiry inquiry, List<Kind> kinds, Claim claim, List<LawText> laws) {
        this.inquiry = inquiry;
        this.kinds = kinds;
        this.claim = claim;
        this.laws = laws;
        this.docket = new Docket(laws, inquiry.waivers());
        Specimen.variants(inquiry.type(), kinds.get(0).plugin());
        ConfigDef defined = Codec.definition(new Specimen(inquiry.type(), Map.of()).bare());
        this.definition = defined == null ? new ConfigDef() : defined;
    }

    /** The trial of a converter of keys and values. */
    public static ConverterTrial ofRecords(Inquiry inquiry, Claim claim) {
        return new ConverterTrial(
                inquiry, List.of(Kind.VALUE, Kind.KEY), claim, ConverterTexts.all());
    }

    /** The trial of a converter of headers. */
    public static ConverterTrial ofHeaders(Inquiry inquiry) {
        return new ConverterTrial(
                inquiry, List.of(Kind.HEADER), Claim.NONE, ConverterTexts.ofHeaders());
    }

    /** Tries all cases. */
    public Trial run() {
        for (int number = 0; number < inquiry.cases(); number++) {
            hear(number);
        }
        return verdict();
    }

    /** Tries one case again. */
    public Trial replay(int number) {
        hear(number);
        return verdict();
    }

    private Trial verdict() {
        for (LawText law : laws) {
            docket.unjudged(
                    law,
                    law.equals(ConverterTexts.V12)
                            ? "it wasn't declared: call internal() to have it checked"
                            : "no case put it to the test; the last settings that were refused: "
                                    + refusal);
        }
        boolean header = kinds.contains(Kind.HEADER);
        return docket.trial(inquiry.type().getName(), header ? "header converter" : "converter");
    }

    private void hear(int number) {
        Dice dice = Dice.of(inquiry.seed(), number);
        docket.tried("cases", 1);
        Optional<Bench> found = bench(kinds.get(number % kinds.size()), dice);
        if (found.isEmpty()) {
            docket.situation("no guessed settings were accepted");
            return;
        }
        Case at = new Case(number, found.get());
        List<SchemaAndValue> samples = samples(dice);
        docket.tried("data", samples.size());
        samples.forEach(sample -> note(at.bench(), sample));
        SampleLaws.all()
                .forEach((law, judge) -> samples.forEach(data -> single(law, judge, at, data)));
        spoil(at, samples, dice);
        SchemaAndValue first = samples.get(0);
        whole(
                ConverterTexts.V5,
                at,
                () -> WholeLaws.conducts(at.bench(), WholeLaws.other(at.bench()), first));
        List<String> topics = new ArrayList<>();
        samples.forEach(data -> topics.add(dice.pick(List.of("orders", "payments"))));
        whole(ConverterTexts.V6, at, () -> WholeLaws.forgets(at.bench(), samples, topics));
        versions(at, dice);
        SchemaAndValue misfit = dice.pick(WholeLaws.misfits());
        single(ConverterTexts.V11, WholeLaws::refusesMisfits, at, misfit);
        internal(at, dice);
        if (!fed) {
            fed = true;
            whole(ConverterTexts.V6, at, () -> WholeLaws.staysSmall(at.bench()));
        }
    }

    private record Case(int number, Bench bench) {}

    private Optional<Bench> bench(Kind kind, Dice dice) {
        Map<String, String> fixed = inquiry.with("converter.type", kind.type()).settings();
        for (int i = 0; i < GUESSES; i++) {
            Map<String, String> settings = new Guesses(definition, fixed).draw(List.of(), dice);
            settings.remove("converter.type");
            Bench bench = new Bench(new Specimen(inquiry.type(), settings), kind);
            try {
                bench.fresh();
                return Optional.of(bench);
            } catch (RuntimeException refused) {
                refusal = settings + ": " + Fault.text(refused);
            }
        }
        return Optional.empty();
    }

    private static List<SchemaAndValue> samples(Dice dice) {
        List<SchemaAndValue> samples = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            samples.add(encodable(i < 2 ? ConnectDataOf::any : ConnectDataOf::typed, dice));
        }
        samples.add(encodable(ConnectDataOf::map, dice));
        return samples;
    }

    private static SchemaAndValue encodable(Function<Dice, SchemaAndValue> draw, Dice dice) {
        for (int i = 0; i < 8; i++) {
            SchemaAndValue data = draw.apply(dice);
            if (Traits.isEncodable(data.value())) {
                return data;
            }
        }
        return new SchemaAndValue(Schema.INT32_SCHEMA, 5);
    }

    private void note(Bench bench, SchemaAndValue data) {
        docket.situation(
                (data.schema() == null ? "without schema " : "with schema ")
                        + (SampleLaws.written(bench.fresh(), data) == null
                                ? "refused or null"
                                : "written"));
    }

    private void spoil(Case at, List<SchemaAndValue> samples, Dice dice) {
        for (SchemaAndValue data : samples) {
            byte[] sound = SampleLaws.written(at.bench().fresh(), data);
            byte[] spoiled = Bytes.spoiled(sound == null ? new byte[0] : sound, dice);
            if (docket.isOpen(ConverterTexts.V4)
                    && heard(ConverterTexts.V4, WholeLaws.bears(at.bench(), spoiled))) {
                byte[] least =
                        Shrink.least(
                                spoiled,
                                Bytes::fewer,
                                each ->
                                        WholeLaws.bears(at.bench(), each)
                                                instanceof Opinion.Broken);
                String in =
                        new String(least, StandardCharsets.ISO_8859_1)
                                + " = "
                                + Portrait.ofValue(least);
                report(ConverterTexts.V4, at, WholeLaws.bears(at.bench(), least), List.of(in));
            }
        }
    }

    private void versions(Case at, Dice dice) {
        Evolution versions = ConnectData.evolutions().from(dice);
        List<SchemaAndValue> data = new ArrayList<>();
        for (Schema schema :
                List.of(
                        versions.earlier(),
                        versions.later(),
                        versions.earlier(),
                        versions.later())) {
            data.add(encodable(each -> ConnectData.valuesOrNull(schema).from(each), dice));
        }
        List<String> topics = List.of(Bench.TOPIC, Bench.TOPIC, Bench.TOPIC, Bench.TOPIC);
        whole(ConverterTexts.V8, at, () -> WholeLaws.forgets(at.bench(), data, topics));
    }

    private void internal(Case at, Dice dice) {
        if (claim == Claim.INTERNAL) {
            SchemaAndValue map = encodable(ConnectDataOf::storedMap, dice);
            single(ConverterTexts.V12, ConnectDataOf::comesBackAsStored, at, map);
        }
    }

    private void single(LawText law, SampleLaws.Judge judge, Case at, SchemaAndValue data) {
        if (!docket.isOpen(law) || !heard(law, judge.apply(at.bench(), data))) {
            return;
        }
        SchemaAndValue least =
                Shrink.least(
                        data,
                        Smaller::than,
                        each -> judge.apply(at.bench(), each) instanceof Opinion.Broken);
        String in = Portrait.of(least.schema(), least.value());
        report(law, at, judge.apply(at.bench(), least), List.of(in));
    }

    private void whole(LawText law, Case at, Supplier<Opinion> ask) {
        if (docket.isOpen(law)) {
            Opinion opinion = ask.get();
            if (heard(law, opinion)) {
                report(law, at, opinion, List.of());
            }
        }
    }

    private boolean heard(LawText law, Opinion opinion) {
        if (opinion instanceof Opinion.Kept) {
            docket.kept(law);
        }
        return opinion instanceof Opinion.Broken;
    }

    private void report(LawText law, Case at, Opinion opinion, List<String> in) {
        if (opinion instanceof Opinion.Broken broken) {
            String door = kinds.contains(Kind.HEADER) ? "HeaderConverterLaws" : "ConverterLaws";
            Failure failure = new Failure(door, inquiry, at.number(), at.bench().specimen());
            docket.broken(law, failure.verdict(law, broken, in));
        }
    }
}
