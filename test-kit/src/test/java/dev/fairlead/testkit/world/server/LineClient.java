package dev.fairlead.testkit.world.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends lines, and waits until they are kept. */
final class LineClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    LineClient(Map<String, String> settings) throws IOException {
        socket = new Socket(settings.get("host"), Integer.parseInt(settings.get("port")));
        in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        if (in.readLine() == null) {
            throw new IOException("the server is gone");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
