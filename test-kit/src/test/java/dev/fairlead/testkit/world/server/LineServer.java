package dev.fairlead.testkit.world.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the lines that it is sent, and says so. */
final class LineServer implements AutoCloseable {
    private final ServerSocket door;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LineServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "line-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                run(() -> serve(client));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8));
                PrintStream out =
                        new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                out.println("kept");
            }
        } catch (IOException e) {
            // the client is gone
        }
    }

    String address() {
        return "localhost:" + door.getLocalPort();
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
