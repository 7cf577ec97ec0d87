package dev.fairlead.runtime.secrets;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * The values of secrets, to hide them in texts. Thread-safe.
 *
 * <p>Those of a connector are known while it is there. Those that were only looked at, or are not
 * in use any more, can still be in somebody's exception: the latest of them stay known.
 */
public final class Secrets {
    /** What is shown instead: the same as Kafka shows. */
    public static final String MASK = Password.HIDDEN;

    private static final int SEEN_MAX = 10_000;

    private static final Set<String> NO_SECRETS = Set.of("true", "false", "null", "none");

    /** The part of a JAAS configuration that matters. */
    private static final Pattern QUOTED_PASSWORD =
            Pattern.compile("(?i)password\\s*=\\s*[\"']([^\"']+)[\"']");

    private final Map<String, Set<String>> used = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private volatile @Nullable SecretIndex index;

    /** An owner has these secrets now, instead of those that it had. */
    public synchronized void use(String owner, Collection<String> values) {
        drop(owner);
        used.put(owner, parts(values));
        index = null;
    }

    /** An owner has no secrets any more. */
    public synchronized void drop(String owner) {
        Set<String> before = used.remove(owner);
        if (before != null) {
            see(before);
        }
    }

    /** Somebody comes across these secrets. */
    public synchronized void see(Collection<String> values) {
        for (String value : parts(values)) {
            boolean known = seen.remove(value); // moves it to the end of those that are forgotten
            seen.add(value);
            index = known ? index : null;
        }
        while (seen.size() > SEEN_MAX) {
            seen.remove(seen.iterator().next());
            index = null;
        }
    }

    private static Set<String> parts(Collection<String> values) {
        Set<String> parts = new LinkedHashSet<>();
        for (String value : values) {
            if (!NO_SECRETS.contains(value)) {
                parts.add(value.strip());
            }
            Matcher password = QUOTED_PASSWORD.matcher(value);
            while (password.find()) {
                parts.add(password.group(1));
            }
        }
        return parts;
    }

    /** A text without secrets. Those of fewer than four characters stay: any text has them. */
    public String hide(String text) {
        SecretIndex present = index;
        return (present == null ? indexed() : present).hide(text);
    }

    private synchronized SecretIndex indexed() {
        Set<String> all = new LinkedHashSet<>(seen);
        used.values().forEach(all::addAll);
        SecretIndex made = SecretIndex.of(all);
        index = made;
        return made;
    }

    /** A text without some secrets. */
    public static String hide(String text, Collection<String> secrets) {
        return SecretIndex.of(List.copyOf(secrets)).hide(text);
    }
}
