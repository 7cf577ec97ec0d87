package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.trial.Crowd;
import dev.fairlead.testkit.trial.Growth;
import dev.fairlead.testkit.trial.Opinion;
import dev.fairlead.testkit.trial.Specimen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** The laws that need several records. */
final class BatchLaws {
    private static final int SCHEMAS = 1000;
    private static final int MANY_SCHEMAS = 20_000;
    private static final int SMALL = 500;

    private BatchLaws() {}

    private static List<String> inOrder(Specimen subject, List<ConnectRecord<?>> records) {
        Object transformation = subject.fresh();
        List<String> portraits = new ArrayList<>();
        records.forEach(each -> portraits.add(Result.of(transformation, each).portrait()));
        return portraits;
    }

    /** Results that change by themselves, by a clock or by chance, can't be compared. */
    private static boolean isSteady(
            Specimen subject, List<ConnectRecord<?>> records, List<String> first) {
        for (int i = 0; i < 3; i++) {
            if (!inOrder(subject, records).equals(first)) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
        }
        return true;
    }

    private static Opinion compare(
            Specimen subject,
            List<ConnectRecord<?>> records,
            List<String> actual,
            String statement) {
        List<String> expected = inOrder(subject, records);
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return isSteady(subject, records, expected)
                        ? Opinion.same(expected.get(i), actual.get(i), () -> statement)
                        : Opinion.SILENT;
            }
        }
        return Opinion.KEPT;
    }

    /** X4 in one thread: the same records the other way round. */
    static Opinion knowsNoOrder(Specimen subject, List<ConnectRecord<?>> records) {
        List<ConnectRecord<?>> reversed = new ArrayList<>(records);
        Collections.reverse(reversed);
        List<String> backwards = inOrder(subject, reversed);
        Collections.reverse(backwards);
        return compare(subject, records, backwards, "the result depends on the order of records");
    }

    /** X4 in several threads; may miss a race, never invents one. */
    static Opinion bearsThreads(Specimen subject, List<ConnectRecord<?>> records, int rounds) {
        List<String> expected = inOrder(subject, records);
        if (!alone(subject, records).equals(expected)) {
            return Opinion.SILENT;
        }
        Object shared = subject.fresh();
        Optional<String> wrong =
                Crowd.disturb(i -> Result.of(shared, records.get(i)).portrait(), expected, rounds);
        if (wrong.isEmpty()) {
            return Opinion.KEPT;
        }
        return isSteady(subject, records, expected)
                ? Opinion.broken("the result changes when several threads call apply", wrong.get())
                : Opinion.SILENT;
    }

    private static List<String> alone(Specimen subject, List<ConnectRecord<?>> records) {
        List<String> portraits = new ArrayList<>();
        records.forEach(each -> portraits.add(Result.of(subject.fresh(), each).portrait()));
        return portraits;
    }

    /** X6: each record as if it were the first. */
    static Opinion noticesSchemas(Specimen subject, List<ConnectRecord<?>> records) {
        List<ConnectRecord<?>> structured =
                records.stream().filter(each -> each.valueSchema() != null).toList();
        if (structured.size() < 2) {
            return Opinion.SILENT;
        }
        return compare(
                subject,
                structured,
                alone(subject, structured),
                "a record after one of another schema comes out differently");
    }

    /** X6: a new schema each time, as sources make them that don't reuse theirs. */
    static Opinion staysSmall(Specimen subject, ConnectRecord<?> model) {
        Object transformation = subject.fresh();
        if (feed(transformation, model, 0, SCHEMAS) == 0) {
            return Opinion.SILENT;
        }
        if (Growth.largestIn(transformation) < SMALL) {
            return Opinion.KEPT;
        }
        feed(transformation, model, SCHEMAS, MANY_SCHEMAS);
        System.gc();
        int held = Growth.largestIn(transformation);
        return held < MANY_SCHEMAS * 3 / 4
                ? Opinion.KEPT
                : Opinion.broken(
                        "after %d schemas it holds %d of them, and no limit shows"
                                .formatted(MANY_SCHEMAS, held));
    }

    /** Gives how many records came through. */
    private static int feed(Object transformation, ConnectRecord<?> model, int from, int to) {
        int through = 0;
        for (int i = from; i < to; i++) {
            SchemaAndValue data = renamed(model, i);
            Result result = Result.of(transformation, withBoth(model, data));
            through += result.failure() == null ? 1 : 0;
        }
        return through;
    }

    private static ConnectRecord<?> withBoth(ConnectRecord<?> model, SchemaAndValue data) {
        return model.newRecord(
                model.topic(),
                model.kafkaPartition(),
                data.schema(),
                data.value(),
                data.schema(),
                data.value(),
                model.timestamp());
    }

    private static SchemaAndValue renamed(ConnectRecord<?> model, int number) {
        Struct old = (Struct) model.value();
        SchemaBuilder builder = SchemaBuilder.struct().name("row" + number);
        old.schema().fields().forEach(field -> builder.field(field.name(), field.schema()));
        Schema schema = builder.build();
        Struct struct = new Struct(schema);
        schema.fields().forEach(field -> struct.put(field, old.get(field.name())));
        return new SchemaAndValue(schema, struct);
    }
}
