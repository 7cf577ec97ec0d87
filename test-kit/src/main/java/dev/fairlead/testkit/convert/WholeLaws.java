package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.data.Portrait;
import dev.fairlead.testkit.trial.Conduct;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Growth;
import dev.fairlead.testkit.trial.Opinion;
import dev.fairlead.testkit.trial.Specimen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** The laws that take several pieces of data, bytes or instances. */
final class WholeLaws {
    private static final int SCHEMAS = 3000;
    private static final int MANY_SCHEMAS = 12_000;
    private static final String THROWS = "throws ";

    private WholeLaws() {}

    /** V4. */
    static Opinion bears(Bench bench, byte[] bytes) {
        try {
            bench.fresh().read(bytes);
            return Opinion.KEPT;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError thrown) {
            return Fault.isRefusal(thrown) ? Opinion.KEPT : Opinion.broken(Fault.text(thrown), "");
        }
    }

    /** V5: settings, and what one instance does to another. */
    static Opinion conducts(Bench bench, Bench other, SchemaAndValue data) {
        Conduct conduct =
                new Conduct(
                        Codec::definition,
                        (plugin, settings) -> Codec.configure(plugin, settings, bench.kind()),
                        () -> Codec.configured(bench.specimen(), bench.kind()));
        Opinion opinion = conduct.judge(bench.specimen());
        if (opinion instanceof Opinion.Broken) {
            return opinion;
        }
        Object plugin = Codec.configured(bench.specimen(), bench.kind());
        Codec one = Codec.of(plugin, bench.kind(), Bench.TOPIC);
        byte[] before = SampleLaws.written(one, data);
        SampleLaws.written(other.fresh(), data);
        if (!Arrays.equals(before, SampleLaws.written(one, data))) {
            return Opinion.broken("another instance with other settings changes what it writes");
        }
        Codec.configure(plugin, bench.specimen().settings(), bench.kind());
        return Arrays.equals(before, SampleLaws.written(one, data))
                ? Opinion.KEPT
                : Opinion.broken("configured twice with the same settings it writes other bytes");
    }

    /** V6 and V8: one instance for all, against a fresh one for each. */
    static Opinion forgets(Bench bench, List<SchemaAndValue> data, List<String> topics) {
        Object shared = Codec.configured(bench.specimen(), bench.kind());
        List<byte[]> written = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            Codec codec = Codec.of(shared, bench.kind(), topics.get(i));
            byte[] bytes = SampleLaws.written(codec, data.get(i));
            if (bytes != null) {
                Codec alone = codecAlone(bench, topics.get(i));
                if (!Arrays.equals(bytes, SampleLaws.written(alone, data.get(i)))) {
                    return Opinion.broken(
                            "what it writes depends on what it wrote before",
                            SampleLaws.shown(bytes));
                }
                written.add(bytes);
            }
        }
        return written.size() < 2 ? Opinion.SILENT : readsAlike(bench, shared, written);
    }

    private static Codec codecAlone(Bench bench, String topic) {
        return Codec.of(Codec.configured(bench.specimen(), bench.kind()), bench.kind(), topic);
    }

    private static Opinion readsAlike(Bench bench, Object shared, List<byte[]> written) {
        Codec codec = Codec.of(shared, bench.kind(), Bench.TOPIC);
        for (byte[] bytes : written) {
            String expected = read(bench.fresh(), bytes);
            String actual = read(codec, bytes);
            if (!expected.equals(actual)) {
                return Opinion.same(
                        expected, actual, () -> "what it reads depends on what it read before");
            }
        }
        return Opinion.KEPT;
    }

    static boolean reads(Codec codec, byte[] bytes) {
        return !read(codec, bytes).startsWith(THROWS);
    }

    private static String read(Codec codec, byte[] bytes) {
        try {
            SchemaAndValue data = codec.read(bytes);
            return Portrait.of(data.schema(), data.value());
        } catch (RuntimeException thrown) {
            return THROWS + thrown.getClass().getSimpleName();
        }
    }

    /** V6: a new schema each time. */
    static Opinion staysSmall(Bench bench) {
        Object plugin = Codec.configured(bench.specimen(), bench.kind());
        Codec codec = Codec.of(plugin, bench.kind(), Bench.TOPIC);
        if (feed(codec, 0, SCHEMAS) == 0) {
            return Opinion.SILENT;
        }
        if (Growth.largestIn(plugin) < SCHEMAS / 2) {
            return Opinion.KEPT;
        }
        feed(codec, SCHEMAS, MANY_SCHEMAS);
        System.gc();
        int held = Growth.largestIn(plugin);
        return held < MANY_SCHEMAS * 3 / 4
                ? Opinion.KEPT
                : Opinion.broken(
                        "after %d schemas it holds %d of them, and no limit shows"
                                .formatted(MANY_SCHEMAS, held));
    }

    private static int feed(Codec codec, int from, int to) {
        int through = 0;
        for (int i = from; i < to; i++) {
            Schema schema =
                    SchemaBuilder.struct().name("row" + i).field("a", Schema.INT32_SCHEMA).build();
            SchemaAndValue data = new SchemaAndValue(schema, new Struct(schema).put("a", i));
            byte[] bytes = SampleLaws.written(codec, data);
            if (bytes != null) {
                read(codec, bytes);
                through++;
            }
        }
        return through;
    }

    /** V11: data whose value isn't of its schema. */
    static Opinion refusesMisfits(Bench bench, SchemaAndValue misfit) {
        try {
            byte[] bytes = bench.fresh().write(misfit);
            return bench.keepsSchemas()
                    ? Opinion.broken("it writes it all the same", SampleLaws.shown(bytes))
                    : Opinion.SILENT;
        } catch (RuntimeException | StackOverflowError thrown) {
            if (!Fault.isRefusal(thrown) && !bench.writesAnything()) {
                return Opinion.SILENT;
            }
            return Fault.isRefusal(thrown) ? Opinion.KEPT : Opinion.broken(Fault.text(thrown));
        }
    }

    static List<SchemaAndValue> misfits() {
        Schema one = SchemaBuilder.struct().name("one").field("a", Schema.INT32_SCHEMA).build();
        Schema two = SchemaBuilder.struct().name("two").field("b", Schema.INT32_SCHEMA).build();
        Schema texts = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build();
        return List.of(
                new SchemaAndValue(Schema.INT32_SCHEMA, "text"),
                new SchemaAndValue(Schema.INT64_SCHEMA, "text"),
                new SchemaAndValue(Schema.FLOAT64_SCHEMA, "1.5"),
                new SchemaAndValue(Schema.BOOLEAN_SCHEMA, "true"),
                new SchemaAndValue(Schema.STRING_SCHEMA, 5),
                new SchemaAndValue(Schema.BYTES_SCHEMA, "text"),
                new SchemaAndValue(Schema.INT32_SCHEMA, null),
                new SchemaAndValue(SchemaBuilder.array(Schema.INT32_SCHEMA).build(), List.of("x")),
                new SchemaAndValue(SchemaBuilder.array(Schema.INT32_SCHEMA).build(), "x"),
                new SchemaAndValue(texts, Map.of("k", "v")),
                new SchemaAndValue(one, new Struct(two).put("b", 1)),
                new SchemaAndValue(one, Map.of("a", 1)));
    }

    /** A class and settings that say something else. */
    static Bench other(Bench bench) {
        Kind kind =
                bench.kind() == Kind.HEADER
                        ? Kind.HEADER
                        : bench.kind() == Kind.KEY ? Kind.VALUE : Kind.KEY;
        Bench other =
                new Bench(new Specimen(bench.specimen().type(), bench.specimen().settings()), kind);
        var definition = Codec.definition(bench.specimen().bare());
        return definition != null && definition.names().contains("schemas.enable")
                ? other.with(
                        "schemas.enable",
                        "false".equals(bench.specimen().settings().get("schemas.enable"))
                                ? "true"
                                : "false")
                : other;
    }
}
