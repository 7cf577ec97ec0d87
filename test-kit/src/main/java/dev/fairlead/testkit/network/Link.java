package dev.fairlead.testkit.network;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.network.TcpProxy.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;

/** One connection through a proxy. */
final class Link {
    private static final int PIECE_MAX = 8192;

    private final Socket client;
    private final Socket server;
    private final Weather weather;
    private final Interference interference;
    private volatile boolean mute;

    Link(Socket client, Socket server, Weather weather, Interference interference) {
        this.client = client;
        this.server = server;
        this.weather = weather;
        this.interference = interference;
    }

    /** Moves bytes until one side ends. */
    void pump(Direction direction) {
        boolean forth = direction == Direction.TO_SERVER;
        Socket from = forth ? client : server;
        Socket to = forth ? server : client;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE_MAX];
            int count = in.read(piece);
            while (count >= 0) {
                weather.await(count);
                if (!move(direction, out, piece, count)) {
                    reset();
                    return;
                }
                count = in.read(piece);
            }
            to.shutdownOutput();
        } catch (IOException e) { // one end is closed; the other one must hear of it
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
        if (client.isOutputShutdown() && server.isOutputShutdown()) {
            close();
        }
    }

    /** False when the connection must be reset. */
    private boolean move(Direction direction, OutputStream out, byte[] piece, int count)
            throws IOException {
        int passing = weather.passing(direction, count);
        if (passing <= 0) {
            out.write(piece, 0, -passing);
            out.flush();
            return false;
        }
        return direction == Direction.TO_SERVER
                ? send(out, piece, count)
                : answer(out, piece, count);
    }

    private boolean answer(OutputStream out, byte[] piece, int count) throws IOException {
        if (!mute) {
            out.write(piece, 0, count);
        }
        return !mute;
    }

    private boolean send(OutputStream out, byte[] piece, int count) throws IOException {
        Fate fate = interference.meet("send " + count + " bytes");
        switch (fate) {
            case PASS, ANSWER_LATE -> out.write(piece, 0, count);
            case TIME_OUT -> {}
            case FAIL_AFTER -> { // the answer, when it comes, resets the connection
                mute = true;
                out.write(piece, 0, count);
            }
            case FAIL_HALFWAY -> {
                out.write(piece, 0, count / 2);
                out.flush();
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    void halfClose(Direction direction) {
        try {
            (direction == Direction.TO_SERVER ? server : client).shutdownOutput();
        } catch (IOException e) { // closed already
            close();
        }
    }

    boolean isOver() {
        return client.isClosed() || server.isClosed();
    }

    void close() {
        close(client);
        close(server);
    }

    void reset() {
        reset(client);
        reset(server);
    }

    /** Closes a socket so that the other end gets an exception in place of an end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) { // closed already
            close(socket);
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
