package dev.fairlead.runtime.secrets;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells settings whose values are secrets by their names. */
public final class SecretNames {
    private static final Pattern OF_CLIENT =
            Pattern.compile(
                    "(producer|consumer|admin)\\.override\\.(sasl\\.jaas\\.config"
                            + "|ssl\\.(key\\.password|keystore\\.key|keystore\\.password"
                            + "|truststore\\.password)"
                            + "|sasl\\.oauthbearer\\..*(secret|passphrase))");
    private static final Pattern LIKELY =
            Pattern.compile(
                    "(?i).*(passw|secret|token|credential|private.?key|api.?key|jaas|passphrase).*");

    private SecretNames() {}

    /** Whether a Kafka client, for which a connector has a setting, calls it a password. */
    public static boolean isOfClient(String name) {
        return OF_CLIENT.matcher(name).matches();
    }

    /** The settings that sound like secrets: where nobody declares them, their names must tell. */
    public static Set<String> likely(Set<String> names) {
        return names.stream()
                .filter(name -> LIKELY.matcher(name).matches())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The settings that are secrets.
     *
     * @param declared the names that plugins declare as passwords; empty when they weren't asked
     */
    public static Map<String, String> among(
            Map<String, String> settings, Optional<Set<String>> declared) {
        Set<String> names = declared.orElseGet(() -> likely(settings.keySet()));
        Map<String, String> found = new TreeMap<>(settings);
        found.keySet().removeIf(name -> !names.contains(name) && !isOfClient(name));
        return found;
    }
}
