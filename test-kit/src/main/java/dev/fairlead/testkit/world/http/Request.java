package dev.fairlead.testkit.world.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a plugin asks of a server.
 *
 * @param path behind the life's own
 * @param query the parameters behind the path
 */
record Request(String method, String path, Map<String, String> query, String body) {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    /** Takes the query string apart. */
    static Map<String, String> parse(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** A parameter that is a number; nothing when it is missing or something else. */
    OptionalInt number(String name) {
        Optional<String> digits = parameter(name).filter(text -> DIGITS.matcher(text).matches());
        return digits.isPresent()
                ? OptionalInt.of(Integer.parseInt(digits.get()))
                : OptionalInt.empty();
    }

    /** As a failure prints it. */
    String shown() {
        return method + " " + path + (query.isEmpty() ? "" : " " + query);
    }
}
