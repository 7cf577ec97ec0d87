package dev.fairlead.samples.http;

import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists that only grow at their end, page by page: every item becomes a record with the
 * item's JSON as text. The key is the list's address, so its items stay in order.
 *
 * <p>An answer 429 or 503 is heeded: with {@code Retry-After}, no request is sent until then; after
 * ten such answers in a row the worker learns of it. Other answers from 500 on, and answers that do
 * not come, are tried again; those from 400 on fail the task.
 */
public final class HttpSource extends PartitionedSource<HttpSourceConfig, Endpoint, Place, String> {
    @Override
    protected Stream<Endpoint> partitions(HttpSourceConfig config) {
        return config.urls().stream().map(Endpoint::new);
    }

    @Override
    protected Reader<Place, String> open(
            HttpSourceConfig config, Endpoint endpoint, Optional<Place> resumeAfter) {
        return new PageReader(config, endpoint, resumeAfter.orElse(Place.BEGINNING), time());
    }

    @Override
    protected Object key(HttpSourceConfig config, Endpoint endpoint, @Nullable String item) {
        return endpoint.url().toString();
    }
}
