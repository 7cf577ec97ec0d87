package dev.fairlead.runtime.calls;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.plugin.Plugins;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the worker's policy which client settings a connector may override. Any thread, and several
 * at once: as in stock, the policy must bear that.
 */
public final class OverridePolicy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverridePolicy.class);

    private final String name;
    private final ConnectorClientConfigOverridePolicy policy;
    private final PluginClass<ConnectorClientConfigOverridePolicy> plugin;
    private final Boundary boundary;

    private OverridePolicy(
            String name,
            ConnectorClientConfigOverridePolicy policy,
            PluginClass<ConnectorClientConfigOverridePolicy> plugin) {
        this.name = name;
        this.policy = policy;
        this.plugin = plugin;
        this.boundary = new Boundary(plugin.loader());
    }

    /**
     * Finds, makes and configures a policy.
     *
     * @param name its class name or short name
     * @param worker all settings of the worker
     * @throws ConfigException there is none of this name, or it doesn't accept the settings
     */
    public static OverridePolicy open(Plugins plugins, String name, Map<String, String> worker) {
        return open(plugins, name, worker, PluginClass.SETUP);
    }

    static OverridePolicy open(
            Plugins plugins, String name, Map<String, String> worker, Duration patience) {
        PluginClass<ConnectorClientConfigOverridePolicy> found =
                plugins.find(ConnectorClientConfigOverridePolicy.class, name, null);
        ConnectorClientConfigOverridePolicy policy = found.newInstanceInTime();
        OverridePolicy opened = new OverridePolicy(name, policy, found);
        try {
            found.runInTime(patience, "configure", () -> opened.configure(worker));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** Gives a policy that measures itself (KIP-877) where to do so. */
    public void measure(Function<Class<?>, PluginMetrics> metrics) {
        if (policy instanceof Monitorable monitorable) {
            boundary.run(
                    () -> monitorable.withPluginMetrics(metrics.apply(policy.getClass())),
                    cause -> LOG.warn("override policy {} has no metrics", name, cause));
        }
    }

    private void configure(Map<String, String> worker) {
        boundary.run(
                () -> policy.configure(new HashMap<>(worker)),
                cause -> {
                    throw new ConfigException(
                            "the override policy "
                                    + quoted(name)
                                    + " does not accept the worker's settings: "
                                    + reason(cause)
                                    + "; correct them, or name another policy");
                });
    }

    /**
     * What the policy says against a connector's overrides; empty if it allows all. A policy that
     * fails allows nothing.
     */
    public List<Objection> objections(ConnectorClientConfigRequest request) {
        return boundary.call(
                () -> {
                    List<ConfigValue> verdicts = policy.validate(request);
                    return verdicts.stream()
                            .flatMap(
                                    verdict ->
                                            verdict.errorMessages().stream()
                                                    .map(why -> objection(verdict.name(), why)))
                            .toList();
                },
                cause ->
                        List.of(
                                objection(
                                        "*",
                                        "the override policy "
                                                + quoted(name)
                                                + " failed: "
                                                + reason(cause)
                                                + "; report this to its author")));
    }

    private static Objection objection(String setting, String why) {
        return new Objection(setting, why);
    }

    /** Closes the policy; what it throws, or that it hangs, is logged and forgotten. */
    @Override
    public void close() {
        try {
            plugin.runInTime(
                    PluginClass.TO_CLOSE,
                    "close",
                    () ->
                            boundary.run(
                                    policy::close,
                                    cause ->
                                            LOG.warn(
                                                    "override policy {} did not close",
                                                    name,
                                                    cause)));
        } catch (ConfigException e) {
            LOG.warn("override policy {} did not close: {}", name, e.getMessage());
        }
    }

    /**
     * A setting that may not be overridden, and why.
     *
     * @param setting without prefix
     */
    public record Objection(String setting, String why) {}
}
