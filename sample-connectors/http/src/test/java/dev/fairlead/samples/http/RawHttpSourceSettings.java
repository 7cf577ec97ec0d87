package dev.fairlead.samples.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** What a person sets for the source. */
final class RawHttpSourceSettings {
    static final String URLS = "urls";
    private static final String PAGING = "paging";
    private static final String LIST_FIELD = "list.field";
    private static final String CURSOR_FIELD = "cursor.field";
    private static final String ID_FIELD = "id.field";
    private static final String PARAMETER = "parameter";
    private static final String HEADERS = "headers.";
    private static final String TIMEOUT = "timeout.ms";
    private static final String INTERVAL = "interval.ms";
    private static final String TOPIC = "topic";
    private static final String BATCH_MAX_RECORDS = "batch.max.records";
    private static final String POLL_IDLE_MAX = "poll.idle.max.ms";

    static final ConfigDef DEFINITION =
            new ConfigDef()
                    .define(
                            URLS,
                            Type.LIST,
                            ConfigDef.NO_DEFAULT_VALUE,
                            ConfigDef.LambdaValidator.with(
                                    RawHttpSourceSettings::checkUrls, () -> "addresses"),
                            Importance.HIGH,
                            "Addresses of lists, each as JSON, oldest item first",
                            "Source",
                            1,
                            Width.LONG,
                            "Urls")
                    .define(
                            PAGING,
                            Type.STRING,
                            "link",
                            ConfigDef.CaseInsensitiveValidString.in("link", "cursor", "since"),
                            Importance.MEDIUM,
                            "How the page after a page is found: link, cursor or since",
                            "Source",
                            2,
                            Width.SHORT,
                            "Paging",
                            List.of(CURSOR_FIELD, ID_FIELD))
                    .define(
                            LIST_FIELD,
                            Type.STRING,
                            null,
                            Importance.MEDIUM,
                            "Field of the answer that is the list; none if it is the answer itself",
                            "Source",
                            3,
                            Width.MEDIUM,
                            "List field")
                    .define(
                            CURSOR_FIELD,
                            Type.STRING,
                            "next_cursor",
                            Importance.MEDIUM,
                            "Field of the answer with the cursor of the next page",
                            "Source",
                            4,
                            Width.MEDIUM,
                            "Cursor field",
                            new VisibleWith("cursor"))
                    .define(
                            ID_FIELD,
                            Type.STRING,
                            "id",
                            Importance.MEDIUM,
                            "Field of an item that is its id",
                            "Source",
                            5,
                            Width.MEDIUM,
                            "Id field",
                            new VisibleWith("since"))
                    .define(
                            PARAMETER,
                            Type.STRING,
                            null,
                            Importance.MEDIUM,
                            "Parameter of the request; unless set, cursor or since_id",
                            "Source",
                            6,
                            Width.MEDIUM,
                            "Parameter")
                    .define(
                            TIMEOUT,
                            Type.LONG,
                            30_000L,
                            Range.atLeast(1),
                            Importance.MEDIUM,
                            "How many milliseconds an answer may take",
                            "Source",
                            7,
                            Width.SHORT,
                            "Timeout")
                    .define(
                            INTERVAL,
                            Type.LONG,
                            5_000L,
                            Range.atLeast(0),
                            Importance.MEDIUM,
                            "Milliseconds between requests while there is nothing new",
                            "Source",
                            8,
                            Width.SHORT,
                            "Interval")
                    .define(
                            TOPIC,
                            Type.STRING,
                            ConfigDef.NO_DEFAULT_VALUE,
                            new NonEmptyString(),
                            Importance.HIGH,
                            "The topic to write to",
                            "Records",
                            1,
                            Width.MEDIUM,
                            "Topic")
                    .define(
                            BATCH_MAX_RECORDS,
                            Type.INT,
                            500,
                            Range.between(1, 1_000_000),
                            Importance.LOW,
                            "How many records a poll returns at most",
                            "Records",
                            2,
                            Width.SHORT,
                            "Batch max records")
                    .define(
                            POLL_IDLE_MAX,
                            Type.LONG,
                            500L,
                            Range.between(1, 1000),
                            Importance.LOW,
                            "How many milliseconds a poll waits at most when there is nothing",
                            "Records",
                            3,
                            Width.SHORT,
                            "Poll idle max");

    private final AbstractConfig config;
    private final Map<String, String> headers = new TreeMap<>();

    /** Shows a setting for one way of paging only. */
    private record VisibleWith(String paging) implements Recommender {
        @Override
        public List<Object> validValues(String name, Map<String, Object> parsed) {
            return List.of();
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsed) {
            return paging.equalsIgnoreCase(String.valueOf(parsed.get(PAGING)));
        }
    }

    /**
     * Reads settings.
     *
     * @throws ConfigException with all that is wrong
     */
    RawHttpSourceSettings(Map<String, String> configured) {
        List<String> problems = new ArrayList<>();
        for (ConfigValue value : validate(configured).configValues()) {
            problems.addAll(value.errorMessages());
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join("; ", problems));
        }
        config = new AbstractConfig(definition(configured), configured, false);
        for (String name : config.values().keySet()) {
            if (name.startsWith(HEADERS)) {
                Password value = config.getPassword(name);
                headers.put(name.substring(HEADERS.length()), value.value());
            }
        }
    }

    static Config validate(Map<String, String> configured) {
        return new Config(new ArrayList<>(definition(configured).validate(configured)));
    }

    /** With a setting for each header, for they may be secrets. */
    private static ConfigDef definition(Map<String, String> configured) {
        ConfigDef definition = new ConfigDef(DEFINITION);
        for (String name : configured.keySet()) {
            if (name.startsWith(HEADERS)) {
                definition.define(
                        name,
                        Type.PASSWORD,
                        ConfigDef.NO_DEFAULT_VALUE,
                        Importance.MEDIUM,
                        "A header of requests");
            }
        }
        return definition;
    }

    private static void checkUrls(String name, @Nullable Object value) {
        List<?> urls = value instanceof List<?> list ? list : List.of();
        if (urls.isEmpty()) {
            throw new ConfigException(name, value, "must not be empty");
        }
        for (Object url : urls) {
            try {
                if (new URI(String.valueOf(url)).getHost() == null) {
                    throw new ConfigException(name, url, "is no address, as https://host/path");
                }
            } catch (URISyntaxException wrong) {
                throw new ConfigException(name, url, wrong.getMessage());
            }
        }
    }

    List<URI> urls() {
        return config.getList(URLS).stream().map(URI::create).toList();
    }

    Paging paging() {
        String paging = config.getString(PAGING);
        return Arrays.stream(Paging.values())
                .filter(each -> each.name().equalsIgnoreCase(paging))
                .findFirst()
                .orElseThrow();
    }

    Optional<String> listField() {
        return Optional.ofNullable(config.getString(LIST_FIELD));
    }

    String cursorField() {
        return config.getString(CURSOR_FIELD);
    }

    String idField() {
        return config.getString(ID_FIELD);
    }

    String parameterName() {
        String set = config.getString(PARAMETER);
        return set != null ? set : paging() == Paging.CURSOR ? "cursor" : "since_id";
    }

    Map<String, String> headers() {
        return headers;
    }

    Duration timeout() {
        return Duration.ofMillis(config.getLong(TIMEOUT));
    }

    Duration interval() {
        return Duration.ofMillis(config.getLong(INTERVAL));
    }

    String topic() {
        return config.getString(TOPIC);
    }

    int batchMaxRecords() {
        return config.getInt(BATCH_MAX_RECORDS);
    }

    long pollIdleMax() {
        return config.getLong(POLL_IDLE_MAX);
    }

    /** How the page after a page is found. */
    enum Paging {
        /** By the Link header of the answer, with rel="next". */
        LINK,
        /** By a cursor that the answer has, and the next request repeats. */
        CURSOR,
        /** By asking for items after the last one's id. */
        SINCE
    }
}
