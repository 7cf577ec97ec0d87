package dev.fairlead.runtime.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.MetricOptions;
import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.metrics.WorkerMetrics;
import dev.fairlead.runtime.plugin.PluginDiscovery;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.wording.Problems;
import dev.fairlead.runtime.worker.Eventually;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.health.ConnectClusterDetails;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.health.ConnectorHealth;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionsTest {
    private static final String BASIC_AUTH = "BasicAuthSecurityRestExtension";

    private final Json json = new Json();
    private final Routes routes = new Routes(json, new Failures(json));
    private final java.util.ArrayList<AutoCloseable> closing = new java.util.ArrayList<>();

    @TempDir private java.nio.file.Path directory;
    private Duration patience = Duration.ofSeconds(60);
    private final WorkerMetrics metrics = new WorkerMetrics(MetricOptions.defaults(), Time.SYSTEM);

    ExtensionsTest() {
        routes.add(
                "GET",
                "/ours",
                call -> CompletableFuture.completedFuture(json.reply(200, List.of("ours"))));
        routes.add(
                "POST",
                "/ours",
                call ->
                        CompletableFuture.completedFuture(
                                json.reply(201, json.map(json.object(call.request().body())))
                                        .with("Location", "/ours/1")));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : closing) {
            each.close();
        }
    }

    private Extensions open(List<java.nio.file.Path> path, String... names) {
        Problems problems = new Problems();
        RestOptions options =
                RestOptions.parse(
                        Map.of("rest.extension.classes", String.join(",", names)), problems);
        Plugins plugins =
                Plugins.scan(
                        path,
                        PluginDiscovery.ONLY_SCAN,
                        ExtensionsTest.class.getClassLoader(),
                        problem -> {});
        closing.add(plugins);
        Extensions extensions =
                Extensions.open(
                        options,
                        plugins,
                        new NoCluster(),
                        routes::answer,
                        new Extensions.Setup(
                                patience,
                                type -> metrics.ofPlugin("rest.extension.classes", type)));
        closing.add(0, extensions);
        return extensions;
    }

    private static Reply ask(Gate gate, String method, String path, String... headers) {
        return send(gate, method, path, "", headers);
    }

    private static Reply send(
            Gate gate, String method, String path, String body, String... headers) {
        Map<String, List<String>> all = new java.util.HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i].toLowerCase(java.util.Locale.ROOT), List.of(headers[i + 1]));
        }
        return gate.answer(
                        new HttpRequest(
                                method,
                                URI.create("http://localhost:8083/"),
                                path,
                                "",
                                all,
                                body.getBytes(UTF_8)))
                .join();
    }

    private static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }

    @Nested
    class ApachesBasicAuthentication {
        private Configuration before;

        @AfterEach
        void restore() {
            Configuration.setConfiguration(before);
        }

        @Test
        void guards_every_endpoint_from_the_class_path() throws IOException {
            assertGuards(List.of());
        }

        @Test
        void guards_every_endpoint_as_a_plugin_with_a_loader_of_its_own() throws IOException {
            java.nio.file.Path jar = java.nio.file.Path.of(location());
            java.nio.file.Path plugin = Files.createDirectories(directory.resolve("p/basic"));
            Files.copy(jar, plugin.resolve(jar.getFileName()));

            assertGuards(List.of(directory.resolve("p")));
        }

        private String location() {
            try {
                return java.nio.file.Path.of(
                                Class.forName(
                                                "org.apache.kafka.connect.rest.basic.auth.extension."
                                                        + BASIC_AUTH,
                                                false,
                                                ExtensionsTest.class.getClassLoader())
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                        .toString();
            } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        private void assertGuards(List<java.nio.file.Path> path) throws IOException {
            java.nio.file.Path users =
                    Files.writeString(directory.resolve("users"), "admin=s3cret\n");
            jaas(users);
            Extensions gate = open(path, BASIC_AUTH);

            assertThat(ask(gate, "GET", "/ours").status()).isEqualTo(401);
            assertThat(ask(gate, "GET", "/nowhere").status()).isEqualTo(401);
            assertThat(text(ask(gate, "GET", "/ours", "Authorization", basic("admin:wrong"))))
                    .isEqualTo("User cannot access the resource.");
            Reply let = ask(gate, "GET", "/ours", "Authorization", basic("admin:s3cret"));
            assertThat(let.status()).isEqualTo(200);
            assertThat(text(let)).isEqualTo("[\"ours\"]");
        }

        private void jaas(java.nio.file.Path users) {
            before = currentOrNone();
            Configuration.setConfiguration(
                    new Configuration() {
                        @Override
                        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                            return new AppConfigurationEntry[] {
                                new AppConfigurationEntry(
                                        "org.apache.kafka.connect.rest.basic.auth.extension"
                                                + ".PropertyFileLoginModule",
                                        AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                                        Map.of("file", users.toString()))
                            };
                        }
                    });
        }

        private Configuration currentOrNone() {
            try {
                return Configuration.getConfiguration();
            } catch (SecurityException e) {
                return null;
            }
        }

        private String basic(String credentials) {
            return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
        }
    }

    @Nested
    class AnExtension {
        @Test
        void may_add_resources_and_leave_the_rest_as_it_is() {
            Extensions gate = open(List.of(), Greeting.class.getName());

            assertThat(text(ask(gate, "GET", "/greeting"))).isEqualTo("{\"hello\":\"[]\"}");
            assertThat(text(ask(gate, "GET", "/ours"))).isEqualTo("[\"ours\"]");
            Reply made =
                    send(gate, "POST", "/ours", "{\"a\":1}", "Content-Type", "application/json");
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.headers())
                    .containsEntry("Location", List.of("http://localhost:8083/ours/1"));
            assertThat(text(made)).isEqualTo("{\"a\":1}");
            assertThat(ask(gate, "GET", "/nowhere").status()).isEqualTo(404);
            assertThat(ask(gate, "DELETE", "/ours").status()).isEqualTo(405);
            assertThat(text(ask(gate, "BREW", "/ours"))).contains("\"error_code\":405");
            assertThat(ask(gate, "HEAD", "/ours").status()).isEqualTo(200);
        }

        @Test
        void that_fails_gives_an_error_in_the_apis_shape() {
            Extensions gate = open(List.of(), Failing.class.getName());

            assertThat(text(ask(gate, "GET", "/ours")))
                    .isEqualTo("{\"error_code\":500,\"message\":\"broken filter\"}");
        }

        @Test
        void that_is_not_there_keeps_the_worker_from_starting() {
            assertThatThrownBy(() -> open(List.of(), "NoSuchExtension"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("NoSuchExtension");
        }

        @Test
        void that_can_not_register_keeps_the_worker_from_starting() {
            assertThatThrownBy(() -> open(List.of(), Refusing.class.getName()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("no key");
        }

        @Test
        void that_hangs_at_the_start_keeps_the_worker_from_starting_with_its_place() {
            assertThat(
                            Eventually.thrown(
                                    "Hanging.register(",
                                    little -> {
                                        patience = little;
                                        open(List.of(), Hanging.class.getName());
                                    }))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageMatching(
                            "(?s).*Hanging.*its register has not returned within [0-9]+ ms, it is"
                                    + " at.*Hanging[.]register[(].*");
        }

        @Test
        void that_hangs_when_it_is_closed_is_left_alone() throws Exception {
            Extensions gate = open(List.of(), HangingAtItsEnd.class.getName());

            gate.close();

            assertThat(HangingAtItsEnd.CLOSING.await(20, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void may_measure_itself() {
            open(List.of(), Measuring.class.getName());

            assertThat(metrics.prometheusText())
                    .contains(
                            "kafka_connect_plugins_greetings{config=\"rest.extension.classes\","
                                    + "class=\"Measuring\"} 7");
        }
    }

    /** Adds a resource. */
    public static class Greeting implements ConnectRestExtension {
        @Override
        public void register(ConnectRestExtensionContext context) {
            context.configurable().register(new Resource(context.clusterState().connectors()));
        }

        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public void close() {}

        @Override
        public String version() {
            return "1";
        }
    }

    /** A resource of an extension. */
    @Path("/greeting")
    public static class Resource {
        private final Collection<String> connectors;

        Resource(Collection<String> connectors) {
            this.connectors = connectors;
        }

        @GET
        @Produces(MediaType.APPLICATION_JSON)
        public Response greet() {
            return Response.ok(Map.of("hello", connectors.toString())).build();
        }
    }

    /** Adds a filter that fails. */
    public static class Failing extends Greeting {
        @Override
        public void register(ConnectRestExtensionContext context) {
            context.configurable().register(new FailingFilter());
        }
    }

    /** Fails. */
    public static class FailingFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            throw new IllegalStateException("broken filter");
        }
    }

    /** Fails at the start. */
    public static class Refusing extends Greeting {
        @Override
        public void configure(Map<String, ?> configs) {
            throw new IllegalStateException("no key");
        }
    }

    /** Waits for something that never comes. */
    public static class Hanging extends Greeting {
        @Override
        public void register(ConnectRestExtensionContext context) {
            new CompletableFuture<Void>().join();
        }
    }

    /** Waits for something that never comes. */
    public static class HangingAtItsEnd extends Greeting {
        static final CountDownLatch CLOSING = new CountDownLatch(1);

        @Override
        public void close() {
            CLOSING.countDown();
            new CompletableFuture<Void>().join();
        }
    }

    /** Has a metric of its own. */
    public static class Measuring extends Greeting implements Monitorable {
        @Override
        public void withPluginMetrics(PluginMetrics own) {
            own.addMetric(
                    own.metricName("greetings", "how many", new LinkedHashMap<>()),
                    (Gauge<Integer>) (config, now) -> 7);
        }
    }

    private record NoCluster() implements ConnectClusterState {
        @Override
        public Collection<String> connectors() {
            return List.of();
        }

        @Override
        public ConnectorHealth connectorHealth(String name) {
            throw new IllegalStateException();
        }

        @Override
        public Map<String, String> connectorConfig(String name) {
            return Map.of();
        }

        @Override
        public ConnectClusterDetails clusterDetails() {
            return () -> "cluster";
        }
    }
}
