package dev.fairlead.runtime.rest;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.herder.ConnectorInfo;
import dev.fairlead.runtime.secrets.SecretNames;
import dev.fairlead.runtime.secrets.Secrets;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hides secrets in configurations that leave the worker, and puts them back into those that come
 * in. Thread-safe.
 *
 * <p>A setting is a secret if the plugin that declares it says so. Which ones those are is asked of
 * the plugins once per configuration; from plugins that don't answer soon, or can't be loaded, the
 * names must tell.
 */
final class Masks {
    /** What Kafka shows instead of a password. */
    static final String MASK = Secrets.MASK;

    private static final int REMEMBERED = 1000;
    private static final Pattern PLACEHOLDERS = Pattern.compile("(\\$\\{[^}]*})+");

    private final Function<Map<String, String>, CompletableFuture<Set<String>>> secrets;
    private final UnaryOperator<Map<String, String>> fill;
    private final Duration patience;
    private final Map<Map<String, String>, CompletableFuture<Set<String>>> known =
            new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param secrets the names of the settings that the plugins of a configuration call secret
     * @param fill fills the placeholders of a configuration
     * @param patience how long plugins may take to tell
     */
    Masks(
            Function<Map<String, String>, CompletableFuture<Set<String>>> secrets,
            UnaryOperator<Map<String, String>> fill,
            Duration patience) {
        this.secrets = secrets;
        this.fill = fill;
        this.patience = patience;
    }

    /** A connector's configuration without its secrets. */
    CompletableFuture<Map<String, String>> hide(ConnectorInfo connector) {
        return secretNames(connector.config())
                .thenApply(
                        names -> {
                            Map<String, String> hidden = new TreeMap<>(connector.config());
                            hidden.replaceAll((key, value) -> hide(names, key, value));
                            return hidden;
                        });
    }

    /** A task's configuration without the secrets of its connector, whatever they are called. */
    CompletableFuture<Map<String, String>> hide(
            Map<String, String> connector, Map<String, String> task) {
        return secretNames(connector)
                .thenApply(
                        names -> {
                            Map<String, String> hidden = new TreeMap<>(task);
                            hidden.replaceAll(
                                    (key, value) ->
                                            isValueOfSecret(names, connector, value)
                                                    ? MASK
                                                    : hide(names, key, value));
                            return hidden;
                        });
    }

    /**
     * What a client sends, with the secrets that it was shown masked put back.
     *
     * @param stored what is there now; empty when there is nothing
     */
    Map<String, @Nullable String> restore(
            Map<String, @Nullable String> sent, Map<String, String> stored) {
        Map<String, @Nullable String> restored = new LinkedHashMap<>(sent);
        for (Map.Entry<String, @Nullable String> setting : sent.entrySet()) {
            if (MASK.equals(setting.getValue())) {
                String secret = stored.get(setting.getKey());
                if (secret == null) {
                    throw HttpFailure.badRequest(
                            quoted(setting.getKey())
                                    + " is "
                                    + MASK
                                    + ", which stands for a secret that was not shown, and there is"
                                    + " none stored for it; send the secret itself");
                }
                restored.put(setting.getKey(), secret);
            }
        }
        return restored;
    }

    /** The secrets themselves, and what their placeholders stand for; longer ones first. */
    CompletableFuture<Collection<String>> secrets(Map<String, String> config) {
        return secretNames(config)
                .thenCompose(
                        names -> {
                            Map<String, String> found = new TreeMap<>(config);
                            found.keySet().removeIf(key -> !isSecret(names, key));
                            boolean placeholders =
                                    found.values().stream()
                                            .anyMatch(it -> PLACEHOLDERS.matcher(it).find());
                            return placeholders
                                    ? filled(found).thenApply(filled -> sorted(found, filled))
                                    : CompletableFuture.completedFuture(sorted(found, Map.of()));
                        });
    }

    /** What a config provider doesn't tell soon, a connector hardly knows. */
    private CompletableFuture<Map<String, String>> filled(Map<String, String> config) {
        return CompletableFuture.supplyAsync(() -> fill.apply(config))
                .completeOnTimeout(Map.of(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> Map.of());
    }

    private static Collection<String> sorted(Map<String, String> raw, Map<String, String> filled) {
        return Stream.concat(raw.values().stream(), filled.values().stream())
                .filter(value -> !PLACEHOLDERS.matcher(value).matches())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static boolean isSecret(Set<String> names, String key) {
        return names.contains(key) || SecretNames.isOfClient(key);
    }

    private static String hide(Set<String> names, String key, String value) {
        boolean shown = value.isEmpty() || PLACEHOLDERS.matcher(value).matches();
        return isSecret(names, key) && !shown ? MASK : value;
    }

    private static boolean isValueOfSecret(
            Set<String> names, Map<String, String> connector, String value) {
        return !value.isEmpty()
                && !PLACEHOLDERS.matcher(value).matches()
                && names.stream().anyMatch(name -> value.equals(connector.get(name)));
    }

    private CompletableFuture<Set<String>> secretNames(Map<String, String> settings) {
        CompletableFuture<Set<String>> asked;
        synchronized (known) {
            asked = known.computeIfAbsent(settings, secrets);
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return asked.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(
                        failure -> {
                            forget(settings, asked);
                            return SecretNames.likely(settings.keySet());
                        });
    }

    /** What failed may succeed later; what still hangs would hang again. */
    private void forget(Map<String, String> settings, CompletableFuture<Set<String>> asked) {
        synchronized (known) {
            if (asked.isDone()) {
                known.remove(settings, asked);
            }
        }
    }
}
