package dev.fairlead.runtime.rest;

import static dev.fairlead.runtime.wording.Wording.reason;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.plugin.Plugins;
import jakarta.ws.rs.core.Configurable;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * REST extensions before the routes. They are written against JAX-RS, so requests go through
 * Jersey, without a servlet container: filters and resources of the extensions come first, and what
 * none of them answers goes on to the routes.
 */
final class Extensions implements Gate, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);

    private final List<Opened> extensions;
    private final ApplicationHandler application;
    private final ClassLoader loader;

    /**
     * What extensions get from the worker.
     *
     * @param patience for each call
     * @param metrics where one of this class measures itself (KIP-877)
     */
    record Setup(Duration patience, Function<Class<?>, PluginMetrics> metrics) {}

    /** An extension, and the class that it is an instance of. */
    private record Opened(
            PluginClass<ConnectRestExtension> plugin, ConnectRestExtension extension) {}

    private Extensions(
            List<Opened> extensions, ApplicationHandler application, ClassLoader loader) {
        this.extensions = List.copyOf(extensions);
        this.application = application;
        this.loader = loader;
    }

    /**
     * Loads the extensions and lets them register.
     *
     * @param next answers what they don't
     * @param setup what extensions are given, and how long they may take
     * @throws ConfigException one can't be loaded, fails or hangs
     */
    static Extensions open(
            RestOptions options,
            Plugins plugins,
            ConnectClusterState cluster,
            Gate next,
            Setup setup) {
        ResourceConfig config = new ResourceConfig();
        config.register(new JacksonJsonProvider());
        config.register(new OtherRequests(next));
        config.register(new ExtensionFailures());
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        List<Opened> opened = new ArrayList<>();
        List<ClassLoader> loaders = new ArrayList<>();
        try {
            for (String name : options.extensions()) {
                PluginClass<ConnectRestExtension> plugin =
                        plugins.find(ConnectRestExtension.class, name, null);
                ConnectRestExtension extension = plugin.newInstanceInTime();
                opened.add(new Opened(plugin, extension));
                loaders.add(plugin.loader());
                plugin.runInTime(
                        setup.patience(),
                        "configure",
                        () -> extension.configure(options.settings()));
                measure(extension, setup.metrics());
                Context context = new Context(config, cluster);
                plugin.runInTime(setup.patience(), "register", () -> extension.register(context));
            }
            return new Extensions(
                    opened, new ApplicationHandler(config), new ExtensionLoader(loaders));
        } catch (RuntimeException e) {
            opened.forEach(Extensions::close);
            throw e instanceof ConfigException wrong
                    ? wrong
                    : new ConfigException(
                            "rest.extension.classes: "
                                    + String.join(", ", options.extensions())
                                    + " can't be used: "
                                    + reason(e)
                                    + "; correct its settings, or leave it out");
        }
    }

    /** Gives an extension that measures itself (KIP-877) where to do so. */
    private static void measure(
            ConnectRestExtension extension, Function<Class<?>, PluginMetrics> metrics) {
        if (extension instanceof Monitorable monitorable) {
            monitorable.withPluginMetrics(metrics.apply(extension.getClass()));
        }
    }

    @Override
    public CompletableFuture<Reply> answer(HttpRequest request) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        URI uri;
        try {
            uri =
                    new URI(
                            request.base().toString().replaceAll("/$", "")
                                    + request.path()
                                    + (request.query().isEmpty() ? "" : "?" + request.query()));
        } catch (URISyntaxException e) {
            return CompletableFuture.completedFuture(
                    new Json().error(400, "the request's URI is malformed: " + e.getMessage()));
        }
        ContainerRequest jaxRs =
                new ContainerRequest(
                        request.base(),
                        uri,
                        request.method(),
                        new Nobody(request.isSecure()),
                        new MapPropertiesDelegate(
                                new HashMap<>(Map.of(OtherRequests.REQUEST, request))),
                        application.getConfiguration());
        request.headers().forEach((name, values) -> values.forEach(it -> jaxRs.header(name, it)));
        jaxRs.setEntityStream(new ByteArrayInputStream(request.body()));
        jaxRs.setWriter(new ReplyWriter(answer));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            application.handle(jaxRs);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return answer.exceptionally(failure -> failed(request, failure));
    }

    private static Reply failed(HttpRequest request, Throwable failure) {
        LOG.error("{} {}: an extension failed", request.method(), request.path(), failure);
        return new Json().error(500, "an extension of the REST API failed: " + reason(failure));
    }

    @Override
    public void close() {
        extensions.forEach(Extensions::close);
    }

    private static void close(Opened opened) {
        try {
            opened.plugin()
                    .runInTime(
                            PluginClass.TO_CLOSE,
                            "close",
                            () -> {
                                try {
                                    opened.extension().close();
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        } catch (RuntimeException e) {
            LOG.warn("extension {} did not close: {}", opened.plugin().name(), reason(e));
        }
    }

    /** What an extension gets. */
    private record Context(ResourceConfig config, ConnectClusterState clusterState)
            implements ConnectRestExtensionContext {
        @Override
        public Configurable<? extends Configurable<?>> configurable() {
            return config;
        }
    }

    /** Nobody has proven who they are; an extension may replace this. */
    private record Nobody(boolean isSecure) implements SecurityContext {
        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }
}
