package dev.sawatch.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port behind which a service lies, until the way to it is cut. */
final class Tunnel implements AutoCloseable {
    private final ServerSocket entrance;
    private final int exit;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param exit port of the service */
    Tunnel(int exit) {
        this.exit = exit;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Nothing comes through from now on. */
    void cut() {
        cut = true;
        open.forEach(Tunnel::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket outer = entrance.accept();
                if (cut) {
                    outer.close();
                    continue;
                }
                Socket inner = new Socket(InetAddress.getLoopbackAddress(), exit);
                open.add(outer);
                open.add(inner);
                Thread.ofVirtual().start(() -> pass(outer, inner));
                Thread.ofVirtual().start(() -> pass(inner, outer));
            } catch (IOException e) {
                // Closed, or nobody there: whoever came in sees it.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
