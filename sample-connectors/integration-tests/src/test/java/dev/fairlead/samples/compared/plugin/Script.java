package dev.fairlead.samples.compared.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Where a plugin is told to fail: {@code fail=start} for ever, {@code fail=start@FILE} as long as
 * there is that file. {@code fail.as} says how.
 */
record Script(Map<String, String> settings) {
    static final String FAIL = "fail";

    /** Fails if the settings say so for this place. */
    void pass(String place) {
        for (String wanted : list(FAIL)) {
            String[] parts = wanted.split("@", 2);
            if (parts[0].equals(place) && (parts.length == 1 || Files.exists(Path.of(parts[1])))) {
                throw failure("told to fail in " + place);
            }
        }
    }

    private RuntimeException failure(String message) {
        return switch (settings.getOrDefault("fail.as", "connect")) {
            case "retriable" -> new RetriableException(message);
            case "kafka-retriable" -> new TimeoutException(message);
            case "data" -> new DataException(message);
            case "state" -> new IllegalStateException(message);
            case "caused" -> new ConnectException(message, new IllegalStateException("deep down"));
            default -> new ConnectException(message);
        };
    }

    List<String> list(String key) {
        return Arrays.stream(settings.getOrDefault(key, "").split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    String text(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    int number(String key, int otherwise) {
        String value = settings.get(key);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
