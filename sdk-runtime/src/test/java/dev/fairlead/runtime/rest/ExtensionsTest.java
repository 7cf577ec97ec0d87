package dev.fairlead.runtime.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.plugin.PluginDiscovery;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.wording.Problems;
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
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import org.apache.kafka.common.config.ConfigException;
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
        Extensions extensions = Extensions.open(options, plugins, new NoCluster(), routes::answer);
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
