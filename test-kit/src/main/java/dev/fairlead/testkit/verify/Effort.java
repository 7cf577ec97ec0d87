package dev.fairlead.testkit.verify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The system properties by which a process learns how much to try. */
final class Effort {
    private static final List<String> NAMES =
            List.of(
                    "fairlead.schedules",
                    "fairlead.cases",
                    "fairlead.seed",
                    "fairlead.budget",
                    "fairlead.limit");

    private Effort() {}

    /** Those that this process has. */
    static Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        for (String name : NAMES) {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        }
        return properties;
    }
}
