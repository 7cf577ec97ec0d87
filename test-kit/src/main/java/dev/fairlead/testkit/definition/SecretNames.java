package dev.fairlead.testkit.definition;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;

/** Tells by its name whether a setting is a secret. Rather misses one than blames another. */
final class SecretNames {
    private static final Set<String> SECRETS =
            Set.of("password", "passwd", "passphrase", "secret", "passcode");
    private static final Set<String> OWNERS_OF_TOKENS =
            Set.of("auth", "access", "api", "bearer", "oauth", "refresh", "security");
    private static final Set<String> OWNERS_OF_KEYS =
            Set.of("api", "access", "secret", "private", "account", "encryption", "sas");
    private static final List<String> HARMLESS =
            List.of("path", "file", "location", "directory", "name of", "alias", "class");

    private SecretNames() {}

    /** Whether the key is named like a secret, and nothing else about it says otherwise. */
    static boolean isSecret(ConfigDef.ConfigKey key) {
        if (key.validator instanceof ConfigDef.ValidString) {
            return false;
        }
        String doc = String.valueOf(key.documentation).toLowerCase(Locale.ROOT);
        return HARMLESS.stream().noneMatch(doc::contains) && isSecret(key.name);
    }

    private static boolean isSecret(String name) {
        List<String> words =
                List.of(
                        name.replaceAll("([a-z])([A-Z])", "$1.$2")
                                .toLowerCase(Locale.ROOT)
                                .split("[._-]+"));
        String last = words.get(words.size() - 1);
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        return SECRETS.contains(last)
                || (last.equals("token") && OWNERS_OF_TOKENS.contains(before))
                || (last.equals("key") && OWNERS_OF_KEYS.contains(before));
    }
}
