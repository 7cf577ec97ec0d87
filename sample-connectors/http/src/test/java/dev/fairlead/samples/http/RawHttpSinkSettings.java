package dev.fairlead.samples.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** What a person sets for the sink. */
final class RawHttpSinkSettings {
    private static final String URL = "url";
    private static final String BODY = "body";
    private static final String REQUEST_MAX_RECORDS = "request.max.records";
    private static final String REJECT_STATUSES = "reject.statuses";
    private static final String HEADERS = "headers.";
    private static final String TIMEOUT = "timeout.ms";

    static final ConfigDef DEFINITION =
            new ConfigDef()
                    .define(
                            URL,
                            Type.STRING,
                            ConfigDef.NO_DEFAULT_VALUE,
                            ConfigDef.LambdaValidator.with(
                                    RawHttpSinkSettings::checkUrl, () -> "an address"),
                            Importance.HIGH,
                            "Address to post to",
                            "Sink",
                            1,
                            Width.LONG,
                            "Url")
                    .define(
                            BODY,
                            Type.STRING,
                            "array",
                            ConfigDef.CaseInsensitiveValidString.in("array", "lines"),
                            Importance.MEDIUM,
                            "What a request carries: array or lines",
                            "Sink",
                            2,
                            Width.SHORT,
                            "Body")
                    .define(
                            REQUEST_MAX_RECORDS,
                            Type.INT,
                            100,
                            Range.between(1, 100_000),
                            Importance.MEDIUM,
                            "Records in a request, at most",
                            "Sink",
                            3,
                            Width.SHORT,
                            "Request max records")
                    .define(
                            REJECT_STATUSES,
                            Type.LIST,
                            "400,413,422",
                            ConfigDef.LambdaValidator.with(
                                    RawHttpSinkSettings::checkStatuses, () -> "statuses"),
                            Importance.MEDIUM,
                            "Statuses that blame a record; alone in a request, it becomes a dead"
                                    + " letter",
                            "Sink",
                            4,
                            Width.MEDIUM,
                            "Reject statuses")
                    .define(
                            TIMEOUT,
                            Type.LONG,
                            30_000L,
                            Range.atLeast(1),
                            Importance.MEDIUM,
                            "How many milliseconds an answer may take",
                            "Sink",
                            5,
                            Width.SHORT,
                            "Timeout");

    private final AbstractConfig config;
    private final Map<String, String> headers = new TreeMap<>();

    /**
     * Reads settings.
     *
     * @throws ConfigException with all that is wrong
     */
    RawHttpSinkSettings(Map<String, String> configured) {
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

    private static void checkUrl(String name, @Nullable Object value) {
        try {
            if (value == null || new URI(value.toString()).getHost() == null) {
                throw new ConfigException(name, value, "is no address, as https://host/path");
            }
        } catch (URISyntaxException wrong) {
            throw new ConfigException(name, value, wrong.getMessage());
        }
    }

    private static void checkStatuses(String name, @Nullable Object value) {
        List<?> statuses = value instanceof List<?> list ? list : List.of();
        for (Object status : statuses) {
            if (!String.valueOf(status).matches("\\d{3}")) {
                throw new ConfigException(name, status, "is no status");
            }
        }
    }

    URI url() {
        return URI.create(config.getString(URL));
    }

    boolean lines() {
        return config.getString(BODY).equalsIgnoreCase("lines");
    }

    int requestMaxRecords() {
        return config.getInt(REQUEST_MAX_RECORDS);
    }

    List<Integer> rejectStatuses() {
        return config.getList(REJECT_STATUSES).stream().map(Integer::valueOf).toList();
    }

    Map<String, String> headers() {
        return headers;
    }

    Duration timeout() {
        return Duration.ofMillis(config.getLong(TIMEOUT));
    }
}
