package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.data.Copy;
import dev.fairlead.testkit.data.Portrait;
import dev.fairlead.testkit.trial.Fault;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record: another one, nothing, or an exception.
 *
 * @param record what came out; null when the record was dropped or the transformation threw
 * @param failure what it threw; null when it didn't
 */
record Result(@Nullable ConnectRecord<?> record, @Nullable Throwable failure) {

    /** Applies to a copy, so that the record can be used again whatever happens to the copy. */
    static Result of(Object transformation, ConnectRecord<?> record) {
        return directly(transformation, Copy.of(record));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static Result directly(Object transformation, ConnectRecord<?> record) {
        try {
            return new Result(
                    ((Transformation) transformation).apply((ConnectRecord) record), null);
        } catch (Exception | StackOverflowError | AssertionError thrown) {
            return new Result(null, thrown);
        }
    }

    /** Text that is the same for results that can't be told apart. */
    String portrait() {
        return failure == null
                ? Portrait.of(record)
                : "throws " + failure.getClass().getSimpleName();
    }

    /** The same for a person. */
    String described() {
        return failure == null ? portrait() : "throws " + Fault.text(failure);
    }
}
