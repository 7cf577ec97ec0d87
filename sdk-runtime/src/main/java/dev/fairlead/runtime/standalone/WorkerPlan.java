package dev.fairlead.runtime.standalone;

import dev.fairlead.runtime.config.Placeholders;
import dev.fairlead.runtime.config.PluginPathOptions;
import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.secrets.SecretNames;
import dev.fairlead.runtime.wording.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker's configuration says, before anything of it is done. */
record WorkerPlan(
        Plugins plugins, Placeholders placeholders, WorkerOptions options, RestOptions rest) {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPlan.class);

    static final String POLICY = "connector.client.config.override.policy";

    /**
     * Reads it.
     *
     * @param closing takes what is to be closed, also after a failure
     * @throws ConfigException lists everything that is wrong
     */
    static WorkerPlan of(WorkerSetup setup, Closing closing) {
        String source = setup.source();
        PluginPathOptions path = pluginPath(setup);
        Plugins plugins =
                Plugins.scan(
                        path.path(),
                        path.discovery(),
                        setup.classPath(),
                        problem -> LOG.warn(problem.message()));
        closing.add("plugins", plugins);
        Problems problems = new Problems();
        Placeholders placeholders =
                Placeholders.of(setup.settings(), plugins, setup.secrets(), problems);
        closing.add("config providers", placeholders);
        if (hasPlaceholders(setup.settings())) {
            problems.throwIfAny(source); // what is wrong with the rest can't be known
        }
        Map<String, String> filled = placeholders.fill(source, setup.settings());
        setup.secrets().use(source, SecretNames.among(filled, Optional.empty()).values());
        placeholders.warnings(filled).forEach(LOG::warn);
        WorkerOptions options = WorkerOptions.parse(filled, problems);
        options.warnings().forEach(LOG::warn);
        requirePlugins(options, plugins, problems);
        RestOptions rest = RestOptions.parse(withListeners(filled, setup), problems);
        problems.throwIfAny(source);
        return new WorkerPlan(plugins, placeholders, options, rest);
    }

    /** A worker inside another program doesn't take the port that a worker process has. */
    private static Map<String, String> withListeners(
            Map<String, String> settings, WorkerSetup setup) {
        if (setup.endsWithProcess() || settings.containsKey("listeners")) {
            return settings;
        }
        Map<String, String> listening = new HashMap<>(settings);
        listening.put("listeners", "http://localhost:0");
        return listening;
    }

    /**
     * Where plugins are. If that is wrong, the worker can't begin to look at the rest; what can be
     * said of it without plugins is told in the same breath.
     */
    private static PluginPathOptions pluginPath(WorkerSetup setup) {
        try {
            return PluginPathOptions.parse(setup.settings());
        } catch (ConfigException e) {
            if (!hasPlaceholders(setup.settings())) {
                Problems problems = new Problems();
                WorkerOptions.parse(setup.settings(), problems);
                RestOptions.parse(withListeners(setup.settings(), setup), problems);
                problems.throwIfAny(setup.source());
            }
            throw e;
        }
    }

    private static boolean hasPlaceholders(Map<String, String> settings) {
        return settings.values().stream().anyMatch(value -> value.contains("${"));
    }

    /** Plugins that aren't there would fail each connector; better say it once, at the start. */
    private static void requirePlugins(WorkerOptions options, Plugins plugins, Problems problems) {
        require(Converter.class, options.converters().key(), plugins, problems);
        require(Converter.class, options.converters().value(), plugins, problems);
        require(HeaderConverter.class, options.converters().header(), plugins, problems);
        require(
                ConnectorClientConfigOverridePolicy.class,
                new PluginOptions(
                        POLICY, options.overridePolicy(), Map.of(), PluginOptions.Scope.WORKER),
                plugins,
                problems);
    }

    private static void require(
            Class<?> api, PluginOptions plugin, Plugins plugins, Problems problems) {
        if (plugin.plugin().isEmpty()) {
            return; // that it is missing is known already
        }
        try {
            plugins.find(api, plugin.plugin(), plugin.versions(), null);
        } catch (ConfigException e) {
            problems.add(plugin.setting() + ": " + e.getMessage());
        }
    }
}
