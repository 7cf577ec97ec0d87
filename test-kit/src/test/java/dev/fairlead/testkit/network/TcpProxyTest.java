package dev.fairlead.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.network.TcpProxy.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpProxyTest {
    private static final int SILENCE_MS = 100;

    /** Sends back what it gets, and remembers it. */
    private static final class Echo implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private final CountDownLatch over = new CountDownLatch(1);

        Echo() throws IOException {
            Thread thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            try (Socket client = door.accept()) {
                int next = client.getInputStream().read();
                while (next >= 0) {
                    heard.write(next);
                    client.getOutputStream().write(next);
                    next = client.getInputStream().read();
                }
                client.getOutputStream().write('.');
            } catch (IOException e) { // the client is gone
                heard.write('!');
            } finally {
                over.countDown();
            }
        }

        /** All that it got, once the connection is over. */
        String heard() throws InterruptedException {
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
            return heard.toString(StandardCharsets.UTF_8).replace("!", "");
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    private Echo echo;
    private TcpProxy proxy;
    private Socket socket;
    private Fate fate = Fate.PASS;

    @BeforeEach
    void connect() throws IOException {
        echo = new Echo();
        proxy =
                TcpProxy.to(
                        "127.0.0.1",
                        echo.door.getLocalPort(),
                        call -> call.startsWith("send") ? fate : Fate.PASS);
        socket = new Socket(proxy.host(), proxy.port());
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        proxy.close();
        echo.close();
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String receive(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    @Nested
    class AHealthyProxy {
        @Test
        void passes_everything_both_ways_and_the_end_too() throws IOException {
            send("hello");
            assertThat(receive(5)).isEqualTo("hello");
            socket.shutdownOutput();
            assertThat(receive(2)).isEqualTo(".");
        }

        @Test
        void delivers_late_when_it_is_told_to() throws IOException {
            proxy.delay(Duration.ofMillis(SILENCE_MS));
            long before = System.nanoTime();
            send("hello");
            assertThat(receive(5)).isEqualTo("hello");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(2 * SILENCE_MS));
        }

        @Test
        void delivers_slowly_when_it_is_told_to() throws IOException {
            proxy.throttle(100);
            long before = System.nanoTime();
            send("0123456789");
            assertThat(receive(10)).isEqualTo("0123456789");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(SILENCE_MS));
        }
    }

    @Nested
    class ATroubledProxy {
        @BeforeEach
        void everything_works() throws IOException {
            send("a");
            assertThat(receive(1)).isEqualTo("a");
        }

        @Test
        void cuts_connections() throws IOException {
            proxy.cut();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }

        @Test
        void resets_connections() {
            proxy.reset();
            assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketException.class);
        }

        @Test
        void closes_one_direction_only() throws Exception {
            proxy.halfClose(Direction.TO_CLIENT);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }

        @Test
        void holds_bytes_back_until_it_is_healed() throws IOException {
            proxy.stall();
            send("b");
            socket.setSoTimeout(SILENCE_MS);
            assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(0);
            proxy.heal();
            assertThat(receive(1)).isEqualTo("b");
        }

        @Test
        void takes_no_new_connections() throws IOException {
            proxy.refuse();
            try (Socket another = new Socket(proxy.host(), proxy.port())) {
                assertThatThrownBy(() -> another.getInputStream().read())
                        .isInstanceOf(SocketException.class);
            }
        }

        @Test
        void cuts_in_the_middle_of_what_is_sent() throws Exception {
            proxy.cutAfter(Direction.TO_SERVER, 3);
            send("12345");
            assertThatThrownBy(() -> receive(9)).isInstanceOf(SocketException.class);
        }

        @Test
        void cuts_in_the_middle_of_the_answer() throws IOException {
            proxy.cutAfter(Direction.TO_CLIENT, 2);
            send("12345");
            assertThatThrownBy(() -> receive(9)).isInstanceOf(SocketException.class);
        }
    }

    @Nested
    class AnInterference {
        @Test
        void that_fails_a_piece_before_its_effect_keeps_it_from_the_server() throws Exception {
            fate = Fate.FAIL_BEFORE;
            send("x");
            assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketException.class);
            assertThat(echo.heard()).isEmpty();
        }

        @Test
        void that_fails_a_piece_after_its_effect_keeps_the_answer_from_the_client()
                throws Exception {
            fate = Fate.FAIL_AFTER;
            send("x");
            assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketException.class);
            assertThat(echo.heard()).isEqualTo("x");
        }

        @Test
        void that_times_out_a_piece_swallows_it() throws IOException {
            fate = Fate.TIME_OUT;
            send("x");
            socket.setSoTimeout(SILENCE_MS);
            assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
