package dev.fairlead.testkit.examination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/** Texts that stand for secrets and are recognised wherever they turn up. */
public final class Secrets {
    private static final String CANARY = "fairlead-canary-";
    private static final int CAUSES_MAX = 10;

    private Secrets() {}

    /** The settings with a recognisable secret in place of each value of type PASSWORD. */
    public static Map<String, String> planted(ConfigDef definition, Map<String, String> settings) {
        Map<String, String> planted = new HashMap<>(settings);
        keys(definition).forEach(key -> planted.put(key, CANARY + key));
        return Map.copyOf(planted);
    }

    /** The keys of type PASSWORD. */
    public static List<String> keys(ConfigDef definition) {
        return definition.configKeys().values().stream()
                .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                .map(key -> key.name)
                .sorted()
                .toList();
    }

    /** Whether a planted secret is in the text. */
    public static boolean isIn(String text) {
        return text.contains(CANARY);
    }

    /** The message with a planted secret, of a throwable or what caused it. */
    public static Optional<String> in(Throwable thrown) {
        Throwable at = thrown;
        for (int i = 0; at != null && i < CAUSES_MAX; i++) {
            if (isIn(String.valueOf(at.getMessage()))) {
                return Optional.of(at.toString());
            }
            at = at.getCause();
        }
        return Optional.empty();
    }
}
