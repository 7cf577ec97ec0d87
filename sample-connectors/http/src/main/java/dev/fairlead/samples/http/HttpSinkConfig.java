package dev.fairlead.samples.http;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;

/** What a person sets for {@link HttpSink}. */
public record HttpSinkConfig(
        @Setting("Address to post to") URI url,
        @Setting("What a request carries") @Default("array") Body body,
        @Setting("Records in a request, at most") @Default("100") @Range(min = 1, max = 100_000)
                int requestMaxRecords,
        @Setting("Statuses that blame a record; alone in a request, it becomes a dead letter")
                @Default("400,413,422")
                List<Integer> rejectStatuses,
        @Setting("Headers of requests, as headers.Authorization") Map<String, Password> headers,
        @Setting("How long an answer may take") @Default("30s") @Range(min = 1) Duration timeout) {

    /** What a request carries. */
    public enum Body {
        /** A JSON array of values. */
        ARRAY,
        /** One JSON value in each line. */
        LINES
    }
}
