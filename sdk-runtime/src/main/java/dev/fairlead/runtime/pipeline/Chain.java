package dev.fairlead.runtime.pipeline;

import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/** The transformations of a pipeline, in order. */
final class Chain<R extends ConnectRecord<R>> {
    private static final Headers NO_HEADERS = new RecordHeaders();

    /**
     * One transformation.
     *
     * @param predicate null when it is applied to every record
     * @param negated whether it is applied where the predicate doesn't match
     */
    record Link<R extends ConnectRecord<R>>(
            Step<R, R> transformation, @Nullable Step<R, Boolean> predicate, boolean negated) {}

    private final List<Link<R>> links;

    Chain(List<Link<R>> links) {
        this.links = List.copyOf(links);
    }

    /** The transformed record, or null if a transformation dropped it. */
    @Nullable R apply(R record, Steps steps) throws StepFailed {
        R current = record;
        for (int i = 0; i < links.size() && current != null; i++) {
            Link<R> link = links.get(i);
            Step<R, Boolean> predicate = link.predicate();
            if (predicate == null
                    || Boolean.TRUE.equals(steps.run(predicate, current, NO_HEADERS))
                            != link.negated()) {
                current = steps.run(link.transformation(), current, NO_HEADERS);
            }
        }
        return current;
    }
}
