package dev.fairlead.runtime.calls;

import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;

/** Hears of records that a sink task can't handle. Any thread. */
public interface RecordReports extends ErrantRecordReporter {
    /**
     * What the first report threw because nothing is tolerated. The task may have swallowed it, and
     * fails all the same.
     */
    Optional<ConnectException> refusal();
}
