package dev.fairlead.maven.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;

/** Tells by its name whether a setting is a secret. Rather misses one than blames another. */
final class SecretName {
    private static final Set<String> SECRETS =
            Set.of("password", "passwd", "passphrase", "passcode", "secret", "credential");
    private static final Set<String> OF_TOKENS =
            Set.of("access", "api", "auth", "bearer", "oauth", "refresh", "security", "session");
    private static final Set<String> OF_KEYS =
            Set.of("access", "account", "api", "encryption", "private", "sas", "secret");

    private SecretName() {}

    static boolean fits(String setting, ConfigDef.Type type) {
        if (type != ConfigDef.Type.STRING && type != ConfigDef.Type.LIST) {
            return false;
        }
        List<String> words =
                List.of(
                        setting.replaceAll("([a-z])([A-Z])", "$1.$2")
                                .toLowerCase(Locale.ROOT)
                                .split("[._-]+", -1));
        String last = words.get(words.size() - 1);
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        return SECRETS.contains(last)
                || (last.equals("token") && (words.size() == 1 || OF_TOKENS.contains(before)))
                || (last.equals("key") && OF_KEYS.contains(before));
    }
}
