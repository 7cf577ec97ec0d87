package dev.fairlead.api.config;

import dev.fairlead.api.Default;
import dev.fairlead.api.Formerly;
import dev.fairlead.api.Matches;
import dev.fairlead.api.Named;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.ValidValues;
import dev.fairlead.api.VisibleWhen;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/** A record with every kind of setting, for tests. */
record Wide(
        @Setting("Directory to follow") Path directory,
        @Setting("Records per poll")
                @Default("500")
                @Range(min = 1, max = 10_000)
                @Formerly({"poll.size", "fetch"})
                int batchMaxRecords,
        @Setting("Smallest file") @Default("0") Size minSize,
        @Setting("Largest file") @Default("10 MiB") @Range(max = 1L << 40) Size maxSize,
        @Setting("Share of the load") @Default("0.5") @Range(min = 0, max = 1) double share,
        @Setting("How to find new rows") @Default("incrementing") Mode mode,
        @Setting("Column that tells when a row changed")
                @VisibleWhen(setting = "mode", is = "timestamp")
                @Matches(value = "\\w+", expects = "the name of a column")
                Optional<String> timestampColumn,
        @Setting("Names to skip") @Default("") List<String> skip,
        @Setting("How long to wait") @NonEmpty List<Duration> waits,
        @Setting("Compression") @Default("none") @ValidValues({"none", "gzip"}) String compression,
        @Setting("What reads a line") @Default("java.lang.StringBuilder")
                Class<? extends CharSequence> reader,
        @Setting("The price") Optional<BigDecimal> price,
        @Setting("Time zone") @Default("UTC") ZoneId zone,
        @Setting("Character set") @Default("UTF-8") Charset charset,
        @Setting("Secret") @Default("") Password secret,
        @Named("old.style_name") @Setting("A name") @Default("x") String renamed,
        @Setting("How to connect") @Formerly("db") Access access,
        @Setting("A proxy") Optional<Proxy> proxy,
        @Setting("Headers to send") @Formerly("http.headers") Map<String, String> headers,
        @Setting("Limits") Map<String, Integer> limits,
        @Setting("Tables to copy") @Formerly("sources") Map<String, Table> tables) {

    enum Mode {
        INCREMENTING,
        TIMESTAMP,
        TIMESTAMP_INCREMENTING
    }

    record Access(
            @Setting("Where") @Default("http://localhost") URI url,
            @Setting("Who") Optional<String> user,
            @Setting("Password") Optional<Password> password) {}

    record Proxy(
            @Setting("Host") String host,
            @Setting("Port") @Default("3128") @Range(min = 1, max = 65535) int port) {}

    record Table(
            @Setting("Topic") String topic,
            @Setting("Fetch") @Default("100") @Range(min = 1) @Formerly("rows") int fetch,
            @Setting("Columns") @Default("") List<String> columns) {
        Table {
            Problem.throwAny(
                    Problem.when(columns.contains(topic), "columns", "must not name the topic"));
        }
    }

    Wide {
        Problem.throwAny(
                Problem.when(
                        maxSize.compareTo(minSize) < 0, "maxSize", "is below min.size, " + minSize),
                Problem.when(
                        mode != Mode.INCREMENTING && timestampColumn.isEmpty(),
                        "timestampColumn",
                        "is needed with mode timestamp"),
                Problem.when(
                        access.user().isPresent() != access.password().isPresent(),
                        "access.password",
                        "goes together with user"));
        if (skip.contains("*") && secret.value().length() > 1) {
            throw new IllegalArgumentException("skip is everything, but secret " + secret.value());
        }
    }
}
