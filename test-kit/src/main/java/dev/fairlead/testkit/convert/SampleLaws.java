package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.catalogue.ConverterTexts;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.data.Copy;
import dev.fairlead.testkit.data.Portrait;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Opinion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/** The laws that one piece of data is enough to judge. */
final class SampleLaws {
    /** How a law judges one piece of data. */
    interface Judge extends BiFunction<Bench, SchemaAndValue, Opinion> {}

    private static final String REPLACING = "replace.null.with.default";

    private SampleLaws() {}

    static Map<LawText, Judge> all() {
        Map<LawText, Judge> laws = new LinkedHashMap<>();
        laws.put(ConverterTexts.V1, SampleLaws::comesBack);
        laws.put(ConverterTexts.V2, SampleLaws::nullStays);
        laws.put(ConverterTexts.V3, SampleLaws::isDeterministic);
        laws.put(ConverterTexts.V7, SampleLaws::readsOneSchema);
        laws.put(ConverterTexts.V9, SampleLaws::leavesHeaders);
        laws.put(ConverterTexts.V10, SampleLaws::edgesComeBack);
        return laws;
    }

    private static Opinion comesBack(Bench bench, SchemaAndValue data) {
        return Traits.hasNull(data.value()) || Traits.isEdgy(data.value())
                ? Opinion.SILENT
                : trip(bench, data);
    }

    private static Opinion edgesComeBack(Bench bench, SchemaAndValue data) {
        // JSON without schemas, and formats like it, have no way to write infinity or NaN
        boolean unwritable = data.schema() == null && Traits.isInfinite(data.value());
        return unwritable || Traits.hasNull(data.value()) || !Traits.isEdgy(data.value())
                ? Opinion.SILENT
                : trip(bench, data);
    }

    private static Opinion nullStays(Bench given, SchemaAndValue data) {
        if (!Traits.hasNull(data.value())
                || Traits.isEdgy(data.value())
                || !Traits.isSimple(data.value())) {
            return Opinion.SILENT;
        }
        Bench bench = unreplacing(given);
        if (data.value() != null) {
            return trip(bench, data);
        }
        Codec codec = bench.fresh();
        if (data.schema() == null && bench.kind() != Kind.HEADER && bench.writesAnything()) {
            byte[] tombstone = codec.write(data);
            if (tombstone != null) {
                return Opinion.broken(
                        "null without a schema is written as "
                                + new String(tombstone, StandardCharsets.UTF_8)
                                + ", which is no tombstone");
            }
        }
        if (codec.read(null).value() != null) {
            return Opinion.broken("a tombstone is read as a value");
        }
        return trip(bench, data);
    }

    /** KIP-581 lets users say that null isn't to be replaced; only then can it be demanded. */
    private static Bench unreplacing(Bench bench) {
        var definition = Codec.definition(bench.specimen().bare());
        return definition != null && definition.names().contains(REPLACING)
                ? bench.with(REPLACING, "false")
                : bench;
    }

    /** There and back; where a converter gives data another form, there and back once more. */
    static Opinion trip(Bench bench, SchemaAndValue data) {
        Codec codec = bench.fresh();
        byte @Nullable [] bytes;
        try {
            bytes = codec.write(data);
        } catch (RuntimeException | StackOverflowError thrown) {
            return Fault.isRefusal(thrown) || !bench.writesAnything()
                    ? Opinion.SILENT
                    : Opinion.broken("it can't write it: " + Fault.text(thrown));
        }
        SchemaAndValue once;
        try {
            once = codec.read(bytes);
        } catch (RuntimeException | StackOverflowError thrown) {
            return bench.readsAnything()
                    ? Opinion.broken(
                            "it can't read what it wrote: " + Fault.text(thrown), shown(bytes))
                    : Opinion.SILENT;
        }
        boolean strict =
                data.schema() != null
                        ? bench.keepsSchemas()
                        : data.value() instanceof Map && bench.keepsMaps();
        String wrong = strict ? Sameness.differ(data, once) : again(bench, once);
        return wrong.isEmpty() ? Opinion.KEPT : Opinion.broken(wrong, shown(bytes));
    }

    private static String again(Bench bench, SchemaAndValue once) {
        try {
            Codec codec = bench.fresh();
            return Sameness.differ(once, codec.read(codec.write(once)));
        } catch (RuntimeException thrown) {
            return "what it read can't make the trip again: " + Fault.text(thrown);
        }
    }

    static String shown(byte @Nullable [] bytes) {
        return bytes == null ? "null" : Portrait.ofValue(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Opinion isDeterministic(Bench bench, SchemaAndValue data) {
        Codec codec = bench.fresh();
        byte @Nullable [] first = written(codec, data);
        if (first == null) {
            return Opinion.SILENT;
        }
        SchemaAndValue copy = new SchemaAndValue(data.schema(), Copy.of(data.value()));
        for (Codec each : new Codec[] {codec, bench.fresh()}) {
            byte[] again = written(each, copy);
            if (!Arrays.equals(first, again)) {
                return Opinion.broken(
                        "the same data is written as other bytes the second time",
                        shown(again) + "\n  instead of\n" + shown(first));
            }
        }
        return Opinion.KEPT;
    }

    static byte @Nullable [] written(Codec codec, SchemaAndValue data) {
        try {
            return codec.write(data);
        } catch (RuntimeException | StackOverflowError refused) {
            return null;
        }
    }

    private static Opinion readsOneSchema(Bench bench, SchemaAndValue data) {
        Codec codec = bench.fresh();
        byte @Nullable [] bytes = written(codec, data);
        if (bytes == null) {
            return Opinion.SILENT;
        }
        try {
            var first = codec.read(bytes).schema();
            var second = codec.read(bytes.clone()).schema();
            var other = bench.fresh().read(bytes).schema();
            String portrait = Portrait.of(first);
            return portrait.equals(Portrait.of(second)) && portrait.equals(Portrait.of(other))
                    ? Opinion.KEPT
                    : Opinion.broken(
                            "the same bytes are read with another schema the second time",
                            Portrait.of(second) + "\n  instead of\n" + portrait);
        } catch (RuntimeException refused) {
            return Opinion.SILENT;
        }
    }

    private static Opinion leavesHeaders(Bench bench, SchemaAndValue data) {
        if (bench.kind() == Kind.HEADER) {
            return Opinion.SILENT;
        }
        Converter converter = (Converter) Codec.configured(bench.specimen(), bench.kind());
        RecordHeaders headers = new RecordHeaders();
        byte[] trace = {1, 2, 3};
        headers.add("trace", trace.clone());
        headers.add("trace", null);
        try {
            byte[] bytes =
                    converter.fromConnectData(Bench.TOPIC, headers, data.schema(), data.value());
            converter.toConnectData(Bench.TOPIC, headers, bytes);
        } catch (NoSuchMethodError before) {
            return Opinion.SILENT;
        } catch (RuntimeException refused) {
            return left(headers, trace);
        }
        return left(headers, trace);
    }

    private static Opinion left(RecordHeaders headers, byte[] trace) {
        var found = headers.headers("trace").iterator();
        boolean both =
                found.hasNext()
                        && Arrays.equals(found.next().value(), trace)
                        && found.hasNext()
                        && found.next().value() == null;
        return both ? Opinion.KEPT : Opinion.broken("a header that was there before is gone");
    }
}
