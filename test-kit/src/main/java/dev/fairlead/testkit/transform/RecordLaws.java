package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.TransformationTexts;
import dev.fairlead.testkit.data.Copy;
import dev.fairlead.testkit.data.Portrait;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Opinion;
import dev.fairlead.testkit.trial.Specimen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.connect.connector.ConnectRecord;

/** The laws that one record is enough to judge. */
final class RecordLaws {
    /** How a law judges one record and a fresh transformation. */
    interface Judge extends BiFunction<Specimen, ConnectRecord<?>, Opinion> {}

    private RecordLaws() {}

    static Map<LawText, Judge> of(Set<Claim> claims) {
        Map<LawText, Judge> laws = new LinkedHashMap<>();
        laws.put(TransformationTexts.X1, RecordLaws::leavesItsInput);
        laws.put(TransformationTexts.X2, (subject, in) -> bearsNulls(subject, in, claims));
        laws.put(TransformationTexts.X3, RecordLaws::keepsTheRest);
        laws.put(TransformationTexts.X5, RecordLaws::fitsItsSchema);
        laws.put(TransformationTexts.X7, SchemalessTwin::agrees);
        laws.put(TransformationTexts.X8, RecordLaws::refusesProperly);
        if (claims.contains(Claim.IDEMPOTENT)) {
            laws.put(TransformationTexts.X10, RecordLaws::isIdempotent);
        }
        laws.put(TransformationTexts.X11, RecordLaws::keepsTheClass);
        return laws;
    }

    private static Result apply(Specimen subject, ConnectRecord<?> in) {
        return Result.of(subject.fresh(), in);
    }

    private static Opinion leavesItsInput(Specimen subject, ConnectRecord<?> in) {
        ConnectRecord<?> own = Copy.of(in);
        String before = Portrait.of(own);
        Result.directly(subject.fresh(), own);
        String after = Portrait.of(own);
        return Opinion.same(before, after, () -> "the record that came in was changed");
    }

    private static Opinion bearsNulls(Specimen subject, ConnectRecord<?> in, Set<Claim> claims) {
        if (!Nulls.in(in)) {
            return Opinion.SILENT;
        }
        Result result = apply(subject, in);
        boolean strict = claims.contains(Claim.PASSES_TOMBSTONES) && in.value() == null;
        if (result.failure() != null
                && (strict || Nulls.areToBlame(subject, in, result.failure()))) {
            return Opinion.broken(Fault.text(result.failure()), result.described());
        }
        if (strict && (result.record() == null || result.record().value() != null)) {
            return Opinion.broken("a tombstone didn't come out as one", result.described());
        }
        return Opinion.KEPT;
    }

    private static Opinion refusesProperly(Specimen subject, ConnectRecord<?> in) {
        Result result = apply(subject, in);
        if (result.failure() == null || Fault.isRefusal(result.failure())) {
            return Opinion.KEPT;
        }
        return Nulls.areToBlame(subject, in, result.failure())
                ? Opinion.SILENT
                : Opinion.broken(Fault.text(result.failure()), result.described());
    }

    private static Opinion keepsTheRest(Specimen subject, ConnectRecord<?> in) {
        ConnectRecord<?> out = apply(subject, in).record();
        if (out == null || out.getClass() != in.getClass()) {
            return Opinion.SILENT;
        }
        String moved = Origins.difference(in, out);
        if (!moved.isEmpty()) {
            return Opinion.broken(moved, Portrait.of(out));
        }
        boolean key =
                !Portrait.of(in.keySchema(), in.key())
                        .equals(Portrait.of(out.keySchema(), out.key()));
        boolean value =
                !Portrait.of(in.valueSchema(), in.value())
                        .equals(Portrait.of(out.valueSchema(), out.value()));
        if (key || value) {
            String lost = lost(subject, in, out, key);
            return lost.isEmpty() ? Opinion.KEPT : Opinion.broken(lost, Portrait.of(out));
        }
        return Opinion.KEPT;
    }

    /** What got lost on the way of a record whose key or value was changed. */
    private static String lost(
            Specimen subject, ConnectRecord<?> in, ConnectRecord<?> out, boolean keyChanged) {
        if (in.timestamp() != null && out.timestamp() == null) {
            return "the timestamp got lost";
        }
        if (!keyChanged
                && in.kafkaPartition() != null
                && out.kafkaPartition() == null
                && Objects.equals(in.topic(), out.topic())) {
            return "the partition got lost";
        }
        String settings = subject.settings().toString();
        for (var header : in.headers()) {
            if (out.headers().lastWithName(header.key()) == null
                    && !settings.contains(header.key())) {
                return "the header '" + header.key() + "', which no setting names, got lost";
            }
        }
        return "";
    }

    private static Opinion fitsItsSchema(Specimen subject, ConnectRecord<?> in) {
        ConnectRecord<?> out = apply(subject, in).record();
        if (out == null) {
            return Opinion.SILENT;
        }
        String wrong = misfit(out);
        return wrong.isEmpty() ? Opinion.KEPT : Opinion.broken(wrong, Portrait.of(out));
    }

    private static String misfit(ConnectRecord<?> out) {
        String wrong = Fit.misfit("value", out.valueSchema(), out.value());
        return wrong.isEmpty() ? Fit.misfit("key", out.keySchema(), out.key()) : wrong;
    }

    private static Opinion isIdempotent(Specimen subject, ConnectRecord<?> in) {
        Result once = apply(subject, in);
        if (once.record() == null || !misfit(once.record()).isEmpty()) {
            return Opinion.SILENT;
        }
        String first = once.portrait();
        Result twice = apply(subject, once.record());
        return Opinion.same(
                first, twice.described(), () -> "the second time it changes its own result");
    }

    private static Opinion keepsTheClass(Specimen subject, ConnectRecord<?> in) {
        ConnectRecord<?> out = apply(subject, in).record();
        if (out == null) {
            return Opinion.SILENT;
        }
        return out.getClass() == in.getClass()
                ? Opinion.KEPT
                : Opinion.broken(
                        "a "
                                + in.getClass().getSimpleName()
                                + " became a "
                                + out.getClass().getSimpleName());
    }
}
