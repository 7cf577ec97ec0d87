package dev.fairlead.samples.http;

import dev.fairlead.api.Default;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.VisibleWhen;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/** What a person sets for {@link HttpSource}, beside the topic. */
public record HttpSourceConfig(
        @Setting("Addresses of lists, each as JSON, oldest item first") @NonEmpty List<URI> urls,
        @Setting("How the page after a page is found") @Default("link") Paging paging,
        @Setting("Field of the answer that is the list; none if it is the answer itself")
                Optional<String> listField,
        @Setting("Field of the answer with the cursor of the next page")
                @Default("next_cursor")
                @VisibleWhen(setting = "paging", is = "cursor")
                String cursorField,
        @Setting("Field of an item that is its id")
                @Default("id")
                @VisibleWhen(setting = "paging", is = "since")
                String idField,
        @Setting("Parameter of the request; unless set, cursor or since_id")
                Optional<String> parameter,
        @Setting("Headers of requests, as headers.Authorization") Map<String, Password> headers,
        @Setting("How long an answer may take") @Default("30s") @Range(min = 1) Duration timeout,
        @Setting("Time between requests while there is nothing new") @Default("5s") @Range(min = 0)
                Duration interval) {

    /** How the page after a page is found. */
    public enum Paging {
        /** By the Link header of the answer, with rel="next". */
        LINK,
        /** By a cursor that the answer has, and the next request repeats. */
        CURSOR,
        /** By asking for items after the last one's id. */
        SINCE
    }

    /** The parameter of a request that says where to go on. */
    String parameterName() {
        return parameter.orElse(paging == Paging.CURSOR ? "cursor" : "since_id");
    }
}
