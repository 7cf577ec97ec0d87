package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.catalogue.ConverterTexts;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.PredicateTexts;
import dev.fairlead.testkit.catalogue.TransformationTexts;
import dev.fairlead.testkit.mutant.ConverterFault;
import dev.fairlead.testkit.mutant.FragileTransformation;
import dev.fairlead.testkit.mutant.Mutant;
import dev.fairlead.testkit.mutant.MutantConverter;
import dev.fairlead.testkit.mutant.MutantPredicate;
import dev.fairlead.testkit.mutant.MutantTransformation;
import dev.fairlead.testkit.mutant.OneWayConverter;
import dev.fairlead.testkit.mutant.PluginMutants;
import dev.fairlead.testkit.mutant.TextTransformation;
import dev.fairlead.testkit.mutant.TransformationFault;
import dev.fairlead.testkit.mutant.UndefinedPredicate;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.converters.BooleanConverter;
import org.apache.kafka.connect.converters.ByteArrayConverter;
import org.apache.kafka.connect.converters.DoubleConverter;
import org.apache.kafka.connect.converters.FloatConverter;
import org.apache.kafka.connect.converters.IntegerConverter;
import org.apache.kafka.connect.converters.LongConverter;
import org.apache.kafka.connect.converters.ShortConverter;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.transforms.Cast;
import org.apache.kafka.connect.transforms.DropHeaders;
import org.apache.kafka.connect.transforms.ExtractField;
import org.apache.kafka.connect.transforms.Filter;
import org.apache.kafka.connect.transforms.Flatten;
import org.apache.kafka.connect.transforms.HeaderFrom;
import org.apache.kafka.connect.transforms.HoistField;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.InsertHeader;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.SetSchemaMetadata;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.apache.kafka.connect.transforms.TimestampRouter;
import org.apache.kafka.connect.transforms.ValueToKey;
import org.apache.kafka.connect.transforms.predicates.HasHeaderKey;
import org.apache.kafka.connect.transforms.predicates.RecordIsTombstone;
import org.apache.kafka.connect.transforms.predicates.TopicNameMatches;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PluginLawsTest {
    /** The laws that are broken, with what is wrong. */
    private static Map<String, String> broken(Trial trial) {
        Map<String, String> broken = new TreeMap<>();
        for (Judgement judgement : trial.judgements()) {
            if (judgement.verdict() instanceof Verdict.Broken verdict) {
                broken.put(judgement.law().id(), verdict.statement());
            }
        }
        return broken;
    }

    private static Verdict verdict(String law, Trial trial) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.law().id().equals(law))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    @Nested
    class AMutant {
        @TestFactory
        Stream<DynamicTest> of_a_transformation_is_caught() {
            return Stream.of(TransformationFault.values())
                    .filter(fault -> fault != TransformationFault.NONE)
                    .map(
                            fault ->
                                    DynamicTest.dynamicTest(
                                            fault.law() + " " + fault.text(),
                                            () ->
                                                    assertThat(
                                                                    broken(
                                                                            transformation(fault)
                                                                                    .cases(100)
                                                                                    .trial()))
                                                            .containsKey(fault.law())));
        }

        @Test
        void of_a_transformation_that_closes_only_what_runs_is_caught() {
            assertThat(broken(TransformationLaws.of(FragileTransformation.class).trial()))
                    .containsOnlyKeys("X9");
        }

        @TestFactory
        Stream<DynamicTest> of_a_predicate_is_caught() {
            return Stream.of(MutantPredicate.Fault.values())
                    .filter(fault -> fault != MutantPredicate.Fault.NONE)
                    .map(
                            fault ->
                                    DynamicTest.dynamicTest(
                                            fault.law() + " " + fault.text(),
                                            () ->
                                                    assertThat(
                                                                    broken(
                                                                            predicate(fault)
                                                                                    .cases(100)
                                                                                    .trial()))
                                                            .containsKey(fault.law())));
        }

        @Test
        void of_a_predicate_without_a_definition_is_caught() {
            assertThat(broken(PredicateLaws.of(UndefinedPredicate.class).trial()))
                    .containsOnlyKeys("P4");
        }

        @TestFactory
        Stream<DynamicTest> of_a_converter_is_caught() {
            return Stream.of(ConverterFault.values())
                    .filter(fault -> fault != ConverterFault.NONE)
                    .map(
                            fault ->
                                    DynamicTest.dynamicTest(
                                            fault.law() + " " + fault.text(),
                                            () ->
                                                    assertThat(
                                                                    broken(
                                                                            converter(fault)
                                                                                    .cases(100)
                                                                                    .trial()))
                                                            .containsKey(fault.law())));
        }

        @Test
        void of_a_header_converter_is_caught() {
            assertThat(
                            broken(
                                    HeaderConverterLaws.of(MutantConverter.class)
                                            .with("fault", "WRAPS_FAILURES")
                                            .trial()))
                    .containsKey("V4");
        }

        @Test
        void exists_for_every_law_that_is_decided() {
            List<LawText> laws =
                    Stream.of(ConverterTexts.all(), TransformationTexts.all(), PredicateTexts.all())
                            .flatMap(List::stream)
                            .filter(law -> law.undecided().isEmpty())
                            .toList();

            assertThat(PluginMutants.all())
                    .extracting(Mutant::law)
                    .containsAll(laws.stream().map(LawText::id).toList());
        }
    }

    private static TransformationLaws transformation(TransformationFault fault) {
        return TransformationLaws.of(MutantTransformation.class)
                .with("fault", fault.name())
                .passesTombstones()
                .idempotent();
    }

    private static PredicateLaws predicate(MutantPredicate.Fault fault) {
        return PredicateLaws.of(MutantPredicate.class).with("fault", fault.name());
    }

    private static ConverterLaws converter(ConverterFault fault) {
        return ConverterLaws.of(MutantConverter.class).with("fault", fault.name()).internal();
    }

    @Nested
    class ACorrectSubject {
        @Test
        void as_a_transformation_keeps_every_law() {
            Trial trial = transformation(TransformationFault.NONE).trial();

            assertThat(broken(trial)).isEmpty();
            assertThat(held(trial)).isEqualTo(11);
        }

        @Test
        void that_turns_structs_into_text_may_leave_what_is_none() {
            assertThat(broken(TransformationLaws.of(TextTransformation.class).trial())).isEmpty();
        }

        @Test
        void that_only_reads_is_not_held_to_write() {
            assertThat(broken(ConverterLaws.of(OneWayConverter.class).trial())).isEmpty();
            assertThat(broken(ConfigLaws.of(OneWayConverter.class).trial())).isEmpty();
        }

        @Test
        void as_a_predicate_keeps_every_law() {
            Trial trial = predicate(MutantPredicate.Fault.NONE).trial();

            assertThat(broken(trial)).isEmpty();
            assertThat(held(trial)).isEqualTo(4);
        }

        @TestFactory
        Stream<DynamicTest> from_apache_keeps_every_law() {
            return Stream.of(
                            Cast.class,
                            DropHeaders.class,
                            Filter.class,
                            Flatten.class,
                            HoistField.class,
                            InsertField.class,
                            InsertHeader.class,
                            MaskField.class,
                            RegexRouter.class,
                            ReplaceField.class,
                            SetSchemaMetadata.class,
                            ValueToKey.class)
                    .map(
                            type ->
                                    DynamicTest.dynamicTest(
                                            type.getSimpleName(),
                                            () ->
                                                    assertThat(
                                                                    broken(
                                                                            TransformationLaws.of(
                                                                                            type)
                                                                                    .trial()))
                                                            .isEmpty()));
        }

        @TestFactory
        Stream<DynamicTest> as_a_predicate_of_apache_keeps_every_law() {
            return Stream.of(HasHeaderKey.class, RecordIsTombstone.class, TopicNameMatches.class)
                    .map(
                            type ->
                                    DynamicTest.dynamicTest(
                                            type.getSimpleName(),
                                            () ->
                                                    assertThat(
                                                                    broken(
                                                                            PredicateLaws.of(type)
                                                                                    .trial()))
                                                            .isEmpty()));
        }

        @TestFactory
        Stream<DynamicTest> as_a_converter_keeps_every_law() {
            return Stream.<Class<?>>of(
                            ByteArrayConverter.class,
                            BooleanConverter.class,
                            DoubleConverter.class,
                            FloatConverter.class,
                            IntegerConverter.class,
                            LongConverter.class,
                            ShortConverter.class)
                    .map(
                            type ->
                                    DynamicTest.dynamicTest(
                                            type.getSimpleName(),
                                            () ->
                                                    assertThat(
                                                                    broken(
                                                                            ConverterLaws.of(type)
                                                                                    .trial()))
                                                            .isEmpty()));
        }

        private static long held(Trial trial) {
            return trial.judgements().stream()
                    .filter(judgement -> judgement.verdict() instanceof Verdict.Held)
                    .count();
        }
    }

    /** Each was confirmed by hand; see docs/findings/transforms-and-converters.md. */
    @Nested
    class InApaches431 {
        @Test
        void extracting_a_field_that_is_missing_is_no_data_exception() {
            assertThat(broken(TransformationLaws.of(ExtractField.class).trial()))
                    .containsOnlyKeys("X5", "X8");
        }

        @Test
        void a_header_from_a_field_that_is_missing_is_a_null_pointer() {
            assertThat(broken(TransformationLaws.of(HeaderFrom.class).trial()))
                    .containsOnlyKeys("X8");
        }

        @Test
        void text_without_a_format_is_a_null_pointer_and_threads_share_a_date_format() {
            assertThat(broken(TransformationLaws.of(TimestampConverter.class).trial()).keySet())
                    .contains("X8")
                    .isSubsetOf("X4", "X8"); // the race isn't lost each time
        }

        @Test
        void a_router_that_was_never_configured_cannot_be_closed() {
            assertThat(broken(TransformationLaws.of(TimestampRouter.class).trial()))
                    .containsOnlyKeys("X9");
        }

        @Test
        void infinity_is_read_as_zero_from_json() {
            assertThat(broken(ConverterLaws.of(JsonConverter.class).trial()))
                    .containsOnlyKeys("V10");
        }

        @Test
        void bytes_are_written_as_the_name_of_an_object() {
            assertThat(broken(ConverterLaws.of(StringConverter.class).trial()))
                    .containsOnlyKeys("V3");
        }

        @Test
        void quotes_in_headers_grow_with_each_trip() {
            assertThat(broken(HeaderConverterLaws.of(SimpleHeaderConverter.class).trial()))
                    .containsOnlyKeys("V1", "V10");
        }
    }

    @Nested
    class AToken {
        private final TransformationLaws laws =
                TransformationLaws.of(MutantTransformation.class)
                        .with("fault", "FALLS_OVER_TOMBSTONES");

        @Test
        void makes_the_same_case_again() {
            Verdict.Broken broken = (Verdict.Broken) verdict("X2", laws.trial());
            String token = broken.replay().replaceAll(".*replay\\(\"(.*)\"\\)", "$1");

            assertThatThrownBy(() -> laws.replay(token))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(broken.text());
        }

        @Test
        void that_is_none_is_refused() {
            assertThatThrownBy(() -> laws.replay("p3 a2"))
                    .hasMessage("'p3 a2' is no token; one looks like 1:17, the seed and the case");
        }

        @Test
        void shows_the_smallest_record_that_fails() {
            Verdict.Broken broken = (Verdict.Broken) verdict("X2", laws.trial());

            assertThat(broken.text())
                    .startsWith("X2 null keys and null values are borne: NullPointerException")
                    .contains("\n  key null : no schema\n  value null : no schema\n");
        }
    }

    @Nested
    class AWaiver {
        @Test
        void shows_with_its_reason() {
            Trial trial = TransformationLaws.of(ExtractField.class).waive("X8", "known").trial();

            assertThat(verdict("X8", trial)).isEqualTo(new Verdict.Waived("known"));
        }

        @Test
        void of_a_law_that_is_none_is_refused() {
            assertThatThrownBy(() -> PredicateLaws.of(HasHeaderKey.class).waive("P9", "why"))
                    .hasMessage("there is no law 'P9' here; there are [P1, P2, P3, P4, P5]");
        }
    }
}
