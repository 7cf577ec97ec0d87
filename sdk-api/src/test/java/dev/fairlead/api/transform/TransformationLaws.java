package dev.fairlead.api.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** What any transformation of one side of a record promises, and who breaks it. */
final class TransformationLaws {
    enum Law {
        X1_LEAVES_ITS_INPUT_ALONE,
        X2_BEARS_NULLS,
        X3_KEEPS_THE_REST_OF_THE_RECORD,
        X4_KNOWS_NO_ORDER,
        X5_FITS_ITS_SCHEMA,
        X8_FAILS_FOR_DATA_ONLY,
        X11_KEEPS_THE_CLASS
    }

    private TransformationLaws() {}

    /**
     * The laws that a transformation breaks.
     *
     * @param records makes the records afresh; they must not be of one schema all
     */
    static <R extends ConnectRecord<R>> Set<Law> broken(
            Supplier<Transformation<R>> transformation, Supplier<List<R>> records) {
        Set<Law> broken = EnumSet.noneOf(Law.class);
        List<R> in = records.get();
        List<R> twins = records.get();
        Transformation<R> subject = transformation.get();
        List<R> out = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            R result = apply(subject, in.get(i), broken);
            out.add(result);
            if (!same(in.get(i), twins.get(i))) {
                broken.add(Law.X1_LEAVES_ITS_INPUT_ALONE);
            }
            if (result != null) {
                judge(twins.get(i), result, broken);
            }
        }
        List<R> backwards = records.get();
        Collections.reverse(backwards);
        List<R> again = new ArrayList<>();
        Transformation<R> other = transformation.get();
        backwards.forEach(record -> again.add(apply(other, record, broken)));
        Collections.reverse(again);
        if (!again.equals(out)) {
            broken.add(Law.X4_KNOWS_NO_ORDER);
        }
        return broken;
    }

    private static <R extends ConnectRecord<R>> R apply(
            Transformation<R> transformation, R record, Set<Law> broken) {
        try {
            return transformation.apply(record);
        } catch (DataException refused) {
            return null;
        } catch (RuntimeException failure) {
            boolean hasNull = record.key() == null || record.value() == null;
            broken.add(hasNull ? Law.X2_BEARS_NULLS : Law.X8_FAILS_FOR_DATA_ONLY);
            return null;
        }
    }

    private static boolean same(ConnectRecord<?> one, ConnectRecord<?> other) {
        return one.equals(other) && Objects.equals(one.headers(), other.headers());
    }

    private static void judge(ConnectRecord<?> in, ConnectRecord<?> out, Set<Law> broken) {
        if (in.getClass() != out.getClass()) {
            broken.add(Law.X11_KEEPS_THE_CLASS);
        } else if (!identity(in).equals(identity(out))
                || (!Objects.equals(in.key(), out.key())
                        && !Objects.equals(in.value(), out.value()))) {
            broken.add(Law.X3_KEEPS_THE_REST_OF_THE_RECORD);
        }
        try {
            if (out.value() instanceof Struct struct) {
                struct.validate();
            }
            if (out.valueSchema() != null) {
                ConnectSchema.validateValue(out.valueSchema(), out.value());
            }
            if (out.keySchema() != null) {
                ConnectSchema.validateValue(out.keySchema(), out.key());
            }
        } catch (DataException unfit) {
            broken.add(Law.X5_FITS_ITS_SCHEMA);
        }
    }

    private static List<Object> identity(ConnectRecord<?> record) {
        List<Object> parts = new ArrayList<>();
        parts.add(record.topic());
        parts.add(record.kafkaPartition());
        parts.add(record.timestamp());
        parts.add(record.headers());
        if (record instanceof SourceRecord source) {
            parts.add(source.sourcePartition());
            parts.add(source.sourceOffset());
        } else if (record instanceof SinkRecord sink) {
            parts.add(sink.kafkaOffset());
            parts.add(sink.timestampType());
            parts.add(sink.originalTopic());
            parts.add(sink.originalKafkaPartition());
            parts.add(sink.originalKafkaOffset());
        }
        return parts;
    }
}
