package dev.fairlead.testkit.world.jdbc;

import java.util.Map;

/** What the database of a world asks for: nothing in truth, but some connectors must send it. */
final class Credentials {
    static final Map<String, String> VALUES = Map.of("user", "sa", "password", "");

    private Credentials() {}
}
