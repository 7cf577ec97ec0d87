package dev.fairlead.runtime.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.wording.Problems;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RestServerTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Map<String, String> settings =
            new HashMap<>(Map.of("listeners", "http://localhost:0"));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Json json = new Json();
    private final List<AutoCloseable> closing = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : closing) {
            each.close();
        }
    }

    /** A server that tells what it was asked. */
    private RestServer serve() {
        return serve(
                request ->
                        CompletableFuture.completedFuture(
                                json.reply(
                                        200,
                                        Map.of(
                                                "method", request.method(),
                                                "path", request.path(),
                                                "query", request.query(),
                                                "bytes", request.body().length))));
    }

    private RestServer serve(Gate gate) {
        Problems problems = new Problems();
        RestServer server = RestServer.bind(RestOptions.parse(settings, problems));
        problems.throwIfAny("test");
        closing.add(server);
        Gate admin = request -> CompletableFuture.completedFuture(Reply.empty(204));
        server.serve(() -> new Gates(gate, admin, () -> {}));
        return server;
    }

    private HttpResponse<String> get(URI base, String path)
            throws IOException, InterruptedException {
        return client.send(request(base, path).build(), BodyHandlers.ofString());
    }

    private static java.net.http.HttpRequest.Builder request(URI base, String path) {
        return java.net.http.HttpRequest.newBuilder(base.resolve(path));
    }

    /** What comes back for raw bytes. */
    private String raw(URI base, String request) throws IOException {
        try (Socket socket = socket(base, request)) {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private Socket socket(URI base, String request) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        closing.add(0, socket);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    @Nested
    class AServer {
        @Test
        void knows_where_it_is_before_anybody_connects_and_answers_the_first_who_does()
                throws Exception {
            RestServer server = serve();

            assertThat(server.address()).isPresent();
            assertThat(get(server.address().orElseThrow(), "/a/b?c=d").body())
                    .contains("\"path\":\"/a/b\"", "\"query\":\"c=d\"");
        }

        @Test
        void says_which_address_is_taken_and_what_to_do() {
            RestServer server = serve();
            settings.put("listeners", server.address().orElseThrow().toString());

            assertThatThrownBy(RestServerTest.this::serve)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("can't listen at")
                    .hasMessageContaining("set another port");
        }

        @Test
        void that_is_closed_before_anybody_connects_frees_its_port() throws Exception {
            RestServer server = serve();
            URI address = server.address().orElseThrow();
            server.close();

            assertThatThrownBy(() -> socket(address, "")).isInstanceOf(ConnectException.class);
        }

        @Test
        void without_listeners_is_nowhere() {
            settings.put("listeners", "");

            assertThat(serve().address()).isEmpty();
        }

        @Test
        void keeps_the_administrators_endpoints_at_their_own_address() throws Exception {
            settings.put("admin.listeners", "http://localhost:0");
            RestServer server = serve();

            assertThat(get(server.address().orElseThrow(), "/").statusCode()).isEqualTo(200);
            assertThat(get(server.adminAddress().orElseThrow(), "/").statusCode()).isEqualTo(204);
        }

        @Test
        void has_no_administrators_endpoints_when_their_listeners_are_empty() {
            settings.put("admin.listeners", "");

            assertThat(serve().adminAddress()).isEmpty();
        }

        @Test
        void puts_headers_into_responses() throws Exception {
            settings.put(
                    "response.http.headers.config",
                    "set X-Frame-Options: DENY, \"add Cache-Control: no-cache, no-store\","
                            + " setDate Expires: 0");
            HttpResponse<String> response = get(serve().address().orElseThrow(), "/");

            assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(response.headers().firstValue("Cache-Control"))
                    .hasValue("no-cache, no-store");
            assertThat(response.headers().firstValue("Expires")).isPresent();
        }

        @Test
        void refuses_rules_for_headers_that_are_none() {
            settings.put("response.http.headers.config", "put X: y");

            assertThatThrownBy(RestServerTest.this::serve)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("is no rule for a header");
        }

        @Test
        void lets_scripts_of_allowed_origins_in_and_no_others() throws Exception {
            settings.put("access.control.allow.origin", "http://there.example");
            settings.put("access.control.allow.methods", "GET,PUT");
            URI base = serve().address().orElseThrow();

            assertThat(origin(base, "GET", "http://there.example"))
                    .containsExactly("http://there.example");
            assertThat(origin(base, "OPTIONS", "http://there.example"))
                    .containsExactly("http://there.example");
            assertThat(origin(base, "GET", "http://elsewhere.example")).isEmpty();
        }

        private List<String> origin(URI base, String method, String origin) throws Exception {
            return client.send(
                            request(base, "/")
                                    .method(method, BodyPublishers.noBody())
                                    .header("Origin", origin)
                                    .header("Access-Control-Request-Method", "PUT")
                                    .build(),
                            BodyHandlers.ofString())
                    .headers()
                    .allValues("Access-Control-Allow-Origin");
        }
    }

    @Nested
    class ARequest {
        @Test
        void with_a_body_that_is_too_large_is_refused() throws Exception {
            settings.put("fairlead.rest.max.request.bytes", "1000");
            URI base = serve().address().orElseThrow();

            HttpResponse<String> fits =
                    client.send(
                            request(base, "/")
                                    .POST(BodyPublishers.ofByteArray(new byte[1000]))
                                    .build(),
                            BodyHandlers.ofString());
            HttpResponse<String> tooLarge =
                    client.send(
                            request(base, "/")
                                    .POST(BodyPublishers.ofByteArray(new byte[1001]))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(fits.body()).contains("\"bytes\":1000");
            assertThat(tooLarge.statusCode()).isEqualTo(413);
            assertThat(tooLarge.body()).contains("\"error_code\":413", "max.request.bytes");
        }

        @Test
        void with_headers_that_are_too_large_is_refused() throws Exception {
            URI base = serve().address().orElseThrow();

            String answer =
                    raw(base, "GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(9000) + "\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 431").contains("\"error_code\":431");
        }

        @Test
        void that_is_not_http_is_refused_in_the_shape_of_errors() throws Exception {
            URI base = serve().address().orElseThrow();

            assertThat(raw(base, "hello\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("\"error_code\":400");
            assertThat(raw(base, "GET / HTTP/7.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 505")
                    .contains("\"error_code\":505");
            assertThat(raw(base, "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("\"error_code\":400");
        }

        @Test
        void may_have_slashes_and_percent_signs_escaped_in_its_path() throws Exception {
            URI base = serve().address().orElseThrow();

            assertThat(get(base, "/a%2Fb%25").body()).contains("\"path\":\"/a%2Fb%25\"");
        }

        @Test
        void that_is_not_answered_in_time_gets_an_error() throws Exception {
            settings.put("fairlead.rest.request.timeout.ms", "10");
            URI base = serve(request -> new CompletableFuture<>()).address().orElseThrow();

            HttpResponse<String> response = get(base, "/");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("Request timed out");
        }
    }

    @Nested
    class SlowClients {
        @Test
        void hold_nobody_up() throws Exception {
            URI base = serve().address().orElseThrow();
            for (int i = 0; i < 60; i++) {
                socket(base, "GET / HTTP/1.1\r\nHost:");
                socket(base, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
            }

            assertThat(get(base, "/quick").body()).contains("/quick");
        }

        @Test
        void are_cut_off_when_nothing_moves() throws Exception {
            settings.put("fairlead.rest.idle.timeout.ms", "20");
            URI base = serve().address().orElseThrow();

            try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost:".getBytes(ISO_8859_1));
                assertThat(socket.getInputStream().readAllBytes()).isNotNull();
            } catch (SocketException cutOff) {
                // before the client was so far; one that waits in vain has another exception
                assertThat(cutOff).isNotInstanceOf(ConnectException.class);
            }
        }

        @Test
        void that_are_too_many_wait_until_others_are_gone() throws Exception {
            settings.put("fairlead.rest.max.connections", "2");
            URI base = serve().address().orElseThrow();
            Socket first = socket(base, "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(first.getInputStream().read()).isEqualTo('H');
            Socket second = socket(base, "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(second.getInputStream().read()).isEqualTo('H');
            try (Socket third = socket(base, "GET /3 HTTP/1.1\r\nHost: x\r\n\r\n")) {
                third.setSoTimeout(100);
                assertThatThrownBy(() -> third.getInputStream().read())
                        .isInstanceOf(SocketTimeoutException.class);
                first.close();
                third.setSoTimeout(20_000);

                assertThat(third.getInputStream().read()).isEqualTo('H');
            }
        }

        @Test
        void that_wait_for_a_hung_connector_hold_nobody_up() throws Exception {
            URI base =
                    serve(
                                    request ->
                                            request.path().equals("/hangs")
                                                    ? new CompletableFuture<>()
                                                    : CompletableFuture.completedFuture(
                                                            json.reply(200, Map.of())))
                            .address()
                            .orElseThrow();
            for (int i = 0; i < 60; i++) {
                socket(base, "GET /hangs HTTP/1.1\r\nHost: x\r\n\r\n");
            }

            assertThat(get(base, "/quick").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class TheWorkersId {
        @Test
        void is_the_host_and_port_of_the_listener() {
            RestServer server = serve();

            assertThat(server.workerId())
                    .isEqualTo("localhost:" + server.address().orElseThrow().getPort());
        }

        @Test
        void is_what_is_advertised() {
            settings.put("rest.advertised.host.name", "connect.example.com");
            settings.put("rest.advertised.port", "443");

            assertThat(serve().workerId()).isEqualTo("connect.example.com:443");
        }

        @Test
        void is_that_of_the_listener_without_tls_unless_the_other_is_advertised()
                throws IOException {
            settings.put("listeners", "https://127.0.0.1:0,http://localhost:0");
            assertThat(workerId()).startsWith("localhost:");
            settings.put("rest.advertised.listener", "HTTPS");
            assertThat(workerId()).startsWith("127.0.0.1:");
        }

        @Test
        void without_a_rest_api_is_the_host() {
            settings.put("listeners", "");

            assertThat(serve().workerId()).doesNotContain(":");
        }

        @Test
        void can_not_be_advertised_by_another_kind_of_listener() {
            Problems problems = new Problems();
            settings.put("rest.advertised.listener", "ftp");
            settings.put("rest.advertised.port", "many");
            RestOptions.parse(settings, problems);

            assertThat(problems.all())
                    .hasSize(2)
                    .anyMatch(problem -> problem.contains("write http or https"));
        }

        private String workerId() throws IOException {
            try (RestServer server = RestServer.bind(RestOptions.parse(settings, new Problems()))) {
                return server.workerId();
            }
        }
    }

    @Nested
    class WithTls {
        private final String tls = Path.of("src/test/resources/tls").toAbsolutePath().toString();

        @Test
        void clients_are_answered_that_trust_the_server() throws Exception {
            secure("listeners.https.");
            RestServer server = serve();
            server.awaitChecked();

            assertThat(getSecurely(server, false).statusCode()).isEqualTo(200);
            assertThat(server.address().orElseThrow().getScheme()).isEqualTo("https");
        }

        @Test
        void the_workers_own_settings_are_used_when_listeners_have_none() throws Exception {
            secure("");

            assertThat(getSecurely(serve(), false).statusCode()).isEqualTo(200);
        }

        @Test
        void clients_must_show_a_certificate_when_that_is_required() throws Exception {
            secure("listeners.https.");
            settings.put("listeners.https.ssl.client.auth", "required");
            settings.put("listeners.https.ssl.truststore.location", tls + "/trust.p12");
            settings.put("listeners.https.ssl.truststore.password", "changeit");
            settings.put("listeners.https.ssl.truststore.type", "PKCS12");
            RestServer server = serve();

            assertThat(getSecurely(server, true).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> getSecurely(server, false)).isInstanceOf(IOException.class);
        }

        @Test
        void a_wrong_password_is_told_at_the_start() {
            secure("listeners.https.");
            settings.put("listeners.https.ssl.keystore.password", "wrong");
            RestServer server = serve();

            assertThatThrownBy(server::awaitChecked)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("asks for TLS")
                    .hasMessageNotContaining("wrong\"");
        }

        @Test
        void a_missing_key_is_told_at_the_start() {
            settings.put("listeners", "https://localhost:0");
            RestServer server = serve();

            assertThatThrownBy(server::awaitChecked)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("there is no key");
        }

        private void secure(String prefix) {
            settings.put("listeners", "https://localhost:0");
            settings.put(prefix + "ssl.keystore.location", tls + "/server.p12");
            settings.put(prefix + "ssl.keystore.password", "changeit");
            settings.put(prefix + "ssl.key.password", "changeit");
            settings.put(prefix + "ssl.keystore.type", "PKCS12");
        }

        private HttpResponse<String> getSecurely(RestServer server, boolean withCertificate)
                throws Exception {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(
                    KeyStore.getInstance(Path.of(tls, "client.p12").toFile(), PASSWORD), PASSWORD);
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStore.getInstance(Path.of(tls, "trust.p12").toFile(), PASSWORD));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    withCertificate ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
            HttpClient secure = HttpClient.newBuilder().sslContext(context).build();
            return secure.send(
                    request(server.address().orElseThrow(), "/").build(), BodyHandlers.ofString());
        }
    }
}
