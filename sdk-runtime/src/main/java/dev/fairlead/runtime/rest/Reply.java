package dev.fairlead.runtime.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer, ready to be sent.
 *
 * @param headers by name
 */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {
    static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", List.of(contentType)), body);
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** This answer with a header more. */
    Reply with(String header, String value) {
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        all.put(header, List.of(value));
        return new Reply(status, all, body);
    }
}
