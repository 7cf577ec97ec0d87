package dev.fairlead.runtime.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The two ports of a broker. They are bound before the broker starts, because it must be told its
 * own address, and handed to it then, so that nobody else can take them in between. A file keeps
 * them for the next start.
 */
final class BrokerPorts {
    private final ServerSocketChannel client;
    private final ServerSocketChannel controller;

    private BrokerPorts(ServerSocketChannel client, ServerSocketChannel controller) {
        this.client = client;
        this.controller = controller;
    }

    static BrokerPorts open(Path directory) throws IOException {
        Path file = directory.resolve("ports");
        if (Files.exists(file)) {
            List<String> ports = Files.readAllLines(file);
            return new BrokerPorts(
                    bound(Integer.parseInt(ports.get(0))), bound(Integer.parseInt(ports.get(1))));
        }
        BrokerPorts ports = new BrokerPorts(bound(0), bound(0));
        Files.write(
                file, List.of(String.valueOf(ports.client()), String.valueOf(ports.controller())));
        return ports;
    }

    private static ServerSocketChannel bound(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port));
        return channel;
    }

    int client() {
        return client.socket().getLocalPort();
    }

    int controller() {
        return controller.socket().getLocalPort();
    }

    String bootstrapServers() {
        return "localhost:" + client();
    }

    /** What the broker calls to open a port. */
    ServerSocketChannel bind(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) {
        return listener.equals(BrokerSettings.CONTROLLER_LISTENER) ? controller : client;
    }
}
