package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.wording.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills placeholders such as <code>${file:/etc/secrets:password}</code> in settings, by the config
 * providers that the worker names in {@code config.providers}. Thread-safe if the providers are.
 */
public final class Placeholders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Placeholders.class);

    private static final String SECRET_PROVIDERS = "fairlead.secret.providers";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*?):[^}]*\\}");

    private final Map<String, Made> providers;
    private final Duration patience;
    private final Set<String> secretive;
    private final Secrets secrets;

    /** A provider, and the class that it is an instance of. */
    private record Made(PluginClass<ConfigProvider> plugin, ConfigProvider provider) {}

    private Placeholders(
            Map<String, Made> providers,
            Duration patience,
            Set<String> secretive,
            Secrets secrets) {
        this.providers = providers;
        this.patience = patience;
        this.secretive = secretive;
        this.secrets = secrets;
    }

    /**
     * Makes the providers that a worker's configuration names.
     *
     * @param secrets sees what providers put in, unless their values aren't secrets ({@code
     *     fairlead.secret.providers})
     * @throws ConfigException lists everything that is wrong with them
     */
    public static Placeholders of(Map<String, String> worker, Plugins plugins, Secrets secrets) {
        return of(worker, plugins, secrets, PluginClass.SETUP);
    }

    static Placeholders of(
            Map<String, String> worker, Plugins plugins, Secrets secrets, Duration patience) {
        Problems problems = new Problems();
        Placeholders made = of(worker, plugins, secrets, problems, patience);
        try {
            problems.throwIfAny("the worker's configuration");
        } catch (ConfigException e) {
            made.close();
            throw e;
        }
        return made;
    }

    /**
     * Makes those of the providers that can be made.
     *
     * @param problems gets what is wrong with the others
     */
    public static Placeholders of(
            Map<String, String> worker, Plugins plugins, Secrets secrets, Problems problems) {
        return of(worker, plugins, secrets, problems, PluginClass.SETUP);
    }

    private static Placeholders of(
            Map<String, String> worker,
            Plugins plugins,
            Secrets secrets,
            Problems problems,
            Duration patience) {
        Settings settings = new Settings(worker, problems);
        Map<String, Made> providers = new LinkedHashMap<>();
        for (String name : settings.list("config.providers")) {
            String prefix = "config.providers." + name + ".";
            String plugin = settings.required(prefix + "class", "set the provider's class");
            if (plugin.isEmpty()) {
                continue;
            }
            try {
                PluginClass<ConfigProvider> found =
                        plugins.find(ConfigProvider.class, plugin, null);
                ConfigProvider provider = found.newInstanceInTime();
                providers.put(name, new Made(found, provider));
                Map<String, String> parameters = settings.under(prefix + "param.");
                found.runInTime(patience, "configure", () -> provider.configure(parameters));
            } catch (RuntimeException e) {
                String why = e instanceof ConfigException ? e.getMessage() : reason(e);
                problems.add(prefix + "class: " + why);
            }
        }
        Set<String> secretive =
                worker.containsKey(SECRET_PROVIDERS)
                        ? Set.copyOf(settings.list(SECRET_PROVIDERS))
                        : Set.copyOf(providers.keySet());
        return new Placeholders(providers, patience, secretive, secrets);
    }

    /**
     * The settings with placeholders filled; those of unknown providers and without a value stay.
     *
     * @param source whose settings they are, for messages
     * @throws ConfigException a provider can't be read
     */
    public Map<String, String> fill(String source, Map<String, String> settings) {
        return read(source, settings).settings();
    }

    /**
     * The same, with what providers say of it.
     *
     * @param source whose settings they are, for messages
     * @throws ConfigException a provider can't be read
     */
    public Filling read(String source, Map<String, String> settings) {
        Set<String> provided = new HashSet<>();
        List<Long> validMs = new ArrayList<>();
        Map<String, ConfigProvider> watched = new HashMap<>();
        providers.forEach(
                (name, made) ->
                        watched.put(
                                name,
                                new ProvidedValues(
                                        made.provider(),
                                        reading ->
                                                made.plugin().callInTime(patience, "get", reading),
                                        data -> {
                                            if (secretive.contains(name)) {
                                                data.data().values().stream()
                                                        .filter(Objects::nonNull)
                                                        .forEach(provided::add);
                                            }
                                            if (data.ttl() != null) {
                                                validMs.add(data.ttl());
                                            }
                                        })));
        try {
            ConfigTransformer transformer = new ConfigTransformer(watched);
            Map<String, String> filled =
                    new TreeMap<>(transformer.transform(new TreeMap<>(settings)).data());
            secrets.see(provided);
            return new Filling(
                    filled, provided, validMs.stream().min(Long::compare).map(Duration::ofMillis));
        } catch (RuntimeException e) {
            throw new ConfigException(
                    source
                            + ": a placeholder can't be filled: "
                            + (e instanceof ConfigException ? e.getMessage() : reason(e))
                            + "; correct the placeholder or what its provider reads");
        }
    }

    /**
     * A task's settings with the connector's placeholders put back, so that they can be filled anew
     * later: stock does the same before it stores them.
     *
     * @param connector the connector's settings, placeholders not filled
     */
    public static Map<String, String> restore(
            Map<String, String> connector, Map<String, String> task) {
        Map<String, String> restored = new TreeMap<>(task);
        connector.forEach(
                (key, value) -> {
                    if (PLACEHOLDER.matcher(value).find() && restored.containsKey(key)) {
                        restored.put(key, value);
                    }
                });
        return restored;
    }

    /** A warning for each setting that still has a placeholder, which probably is a mistake. */
    public List<String> warnings(Map<String, String> filled) {
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(filled)
                .forEach(
                        (key, value) -> {
                            Matcher matcher = PLACEHOLDER.matcher(value);
                            if (matcher.find()) {
                                warnings.add(warning(key, matcher));
                            }
                        });
        return warnings;
    }

    private String warning(String key, Matcher placeholder) {
        String provider = placeholder.group(1);
        return key
                + " has the placeholder "
                + quoted(placeholder.group())
                + (providers.containsKey(provider)
                        ? ", for which its provider has no value"
                        : ", but config.providers names no provider " + quoted(provider))
                + "; it is used as it stands";
    }

    /** Closes the providers; what one throws, or that it hangs, is logged and forgotten. */
    @Override
    public void close() {
        providers.values().forEach(Placeholders::close);
    }

    private static void close(Made made) {
        try {
            made.plugin()
                    .runInTime(
                            PluginClass.TO_CLOSE,
                            "close",
                            () -> {
                                try {
                                    made.provider().close();
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        } catch (RuntimeException e) {
            LOG.warn("config provider {} did not close: {}", made.plugin().name(), reason(e));
        }
    }
}
