package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.rest.RestPorts.Page;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/**
 * Where requests come in.
 *
 * @param open for everybody
 * @param admin on the administrator's own listeners
 * @param extensions what is to be closed
 */
record Gates(Gate open, Gate admin, AutoCloseable extensions) implements AutoCloseable {
    /** Beyond this, the names of settings must tell which are secret. */
    private static final Duration SECRETS_PATIENCE = Duration.ofSeconds(3);

    static Gates open(RestOptions options, RestPorts ports, String workerId) {
        Json json = new Json();
        Failures failures = new Failures(json);
        Routes open = new Routes(json, failures);
        Routes admin = new Routes(json, failures);
        addAll(open, ports, workerId, json);
        LoggerEndpoints loggers = new LoggerEndpoints(loggers(), json);
        if (options.adminListeners().isEmpty()) {
            loggers.addTo(open);
        } else {
            loggers.addTo(admin);
        }
        if (options.extensions().isEmpty()) {
            return new Gates(open::answer, admin::answer, () -> {});
        }
        Extensions extensions =
                Extensions.open(
                        options,
                        ports.plugins(),
                        new ClusterState(ports.herder(), ports.clusterId(), workerId),
                        open::answer,
                        new Extensions.Setup(PluginClass.SETUP, ports.metrics()));
        return new Gates(extensions, admin::answer, extensions);
    }

    static void addAll(Routes routes, RestPorts ports, String workerId, Json json) {
        Masks masks = new Masks(ports.herder()::secrets, ports.fill(), SECRETS_PATIENCE);
        Traces traces = new Traces(ports.herder(), masks);
        new WorkerEndpoints(ports.herder(), ports.clusterId(), json).addTo(routes);
        new ConnectorEndpoints(ports.herder(), masks, traces, json, workerId).addTo(routes);
        new LifeEndpoints(ports.herder(), masks, traces, json, workerId).addTo(routes);
        new OffsetEndpoints(ports.herder(), json).addTo(routes);
        new PluginEndpoints(ports.herder(), masks, json).addTo(routes);
        for (Page page : ports.pages()) {
            routes.addPage(page.path(), call -> CompletableFuture.completedFuture(reply(page)));
        }
    }

    private static Reply reply(Page page) {
        return Reply.of(
                200, page.contentType(), page.text().get().getBytes(StandardCharsets.UTF_8));
    }

    private static Loggers loggers() {
        boolean used =
                LoggerFactory.getILoggerFactory().getClass().getName().startsWith("org.slf4j.jul.");
        return new Loggers(LogManager.getLogManager(), used, Clock.systemUTC());
    }

    @Override
    public void close() {
        try {
            extensions.close();
        } catch (Exception e) {
            throw new IllegalStateException("extensions did not close", e);
        }
    }
}
