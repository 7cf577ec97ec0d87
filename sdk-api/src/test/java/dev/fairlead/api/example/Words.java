package dev.fairlead.api.example;

import dev.fairlead.api.Default;
import dev.fairlead.api.Doc;
import dev.fairlead.api.Formerly;
import dev.fairlead.api.Matches;
import dev.fairlead.api.Named;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Range;
import dev.fairlead.api.Recommended;
import dev.fairlead.api.RetryAfter;
import dev.fairlead.api.Scale;
import dev.fairlead.api.Schemaless;
import dev.fairlead.api.Setting;
import dev.fairlead.api.ValidValues;
import dev.fairlead.api.Version;
import dev.fairlead.api.VisibleWhen;
import dev.fairlead.api.config.Problem;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.config.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The examples of annotations and of settings. */
final class Words {
    private Words() {}

    record Polling(@Setting("Records per poll") @Default("500") int batchMaxRecords) {}

    record Server(
            @Setting("Host of the server") String host,
            @Setting("Port of the server") @Default("443") @Range(min = 1, max = 65_535) int port,
            @Setting("How long to wait for an answer") Optional<Duration> timeout) {}

    record Reads(@Setting("Tables to read") @NonEmpty List<String> tables) {}

    record Packing(@Setting("How to pack") @ValidValues({"none", "gzip"}) String packing) {}

    record Copied(
            @Setting("How to connect") Access access,
            @Setting("Tables to copy") @Recommended(Tables.class) List<String> tables) {}

    record OneTable(
            @Setting("Table to read")
                    @Matches(value = "\\w+\\.\\w+", expects = "a table as schema.table")
                    String table) {}

    record Connection(@Setting("Where the database is") String url) {}

    record Fetch(
            @Setting("Records per poll") @Formerly("poll.size") int batchMaxRecords,
            @Setting("How to connect") @Formerly("db") Connection connection) {}

    enum Mode {
        TIMESTAMP,
        TIMESTAMP_INCREMENTING,
        INCREMENTING
    }

    record Source(
            @Setting("How to find new rows") Mode mode,
            @Setting("Column that tells when a row changed")
                    @VisibleWhen(
                            setting = "mode",
                            is = {"timestamp", "timestamp-incrementing"})
                    Optional<String> timestampColumn) {}

    record Limits(
            @Setting("Smallest file") Size minSize,
            @Setting("Largest file") Size maxSize,
            @Setting("Host") Optional<String> host,
            @Setting("Port") Optional<Integer> port) {
        Limits {
            Problem.throwAny(
                    Problem.when(
                            maxSize.compareTo(minSize) < 0,
                            "maxSize",
                            "is below min.size, " + minSize),
                    Problem.when(
                            port.isPresent() && host.isEmpty(), "host", "is missing beside port"));
        }
    }

    record Retry(
            @Setting("How often to try") @Default("3") @Range(min = 0, max = 100) int maxAttempts,
            @Setting("How long to wait") @Default("250ms") Duration backOff) {}

    static Retry retry() {
        Retry retry = Settings.of(Retry.class).bind(Map.of("max.attempts", "5"));
        return retry;
    }

    static boolean fits(long length) {
        Size limit = Size.parse("10 MiB");
        boolean fits = length <= limit.bytes();
        return fits;
    }

    static void refused(Throwable cause) {
        throw new RetryAfter(Duration.ofSeconds(30), "the server is overloaded", cause);
    }

    @Version(2)
    record Customer(String name, @Default("unknown") String city) {}

    @Doc("What a buoy has measured")
    record Wave(@Named("measured_at") Instant at, @Doc("Metres") double height) {}

    record Price(@Scale(2) BigDecimal amount, List<@Scale(4) BigDecimal> rates) {}

    @Schemaless
    record Click(String page, int count) {}
}
