package dev.fairlead.testkit.world.http;

import java.util.Map;

/** What a server says. */
record Answer(int status, Map<String, String> headers, String body) {
    static Answer of(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }
}
