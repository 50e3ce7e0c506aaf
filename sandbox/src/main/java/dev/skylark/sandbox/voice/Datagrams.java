package dev.skylark.sandbox.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Where sound arrives; who asks is told from which address it came. */
final class Datagrams implements AutoCloseable {

    private static final int LONGEST = 4096;
    private static final int BUFFER = 4 << 20;
    private static final int DISCOVERY = 74;
    private static final int ADDRESS = 8;
    private static final int PORT = 72;

    private final DatagramSocket socket;
    private final Consumer<Packet> sound;
    private final AtomicLong empty = new AtomicLong();

    private Datagrams(DatagramSocket socket, Consumer<Packet> sound) {
        this.socket = socket;
        this.sound = sound;
    }

    static Datagrams open(Consumer<Packet> sound) {
        try {
            var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.setReceiveBufferSize(BUFFER);
            var datagrams = new Datagrams(socket, sound);
            Thread.ofPlatform().daemon().name("voice-datagrams").start(datagrams::receive);
            return datagrams;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many datagrams had nothing in them. */
    long empty() {
        return empty.get();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        try {
            while (!socket.isClosed()) {
                packet.setLength(LONGEST);
                socket.receive(packet);
                take(packet, System.nanoTime());
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void take(DatagramPacket packet, long arrived) throws IOException {
        var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        if (bytes.length == 0) {
            empty.incrementAndGet();
        } else if (bytes.length == DISCOVERY && bytes[0] == 0 && bytes[1] == 1) {
            discover(packet, bytes);
        } else {
            Packet.read(bytes, arrived).ifPresent(sound);
        }
    }

    /** Says how the sender is seen from here: https://docs.discord.com/developers/topics/voice-connections#ip-discovery */
    private void discover(DatagramPacket from, byte[] asked) throws IOException {
        var address = from.getAddress().getHostAddress().getBytes(StandardCharsets.US_ASCII);
        var answer = ByteBuffer.allocate(DISCOVERY)
                .putShort((short) 2)
                .putShort((short) (DISCOVERY - 4))
                .put(asked, 4, 4)
                .put(ADDRESS, address)
                .putShort(PORT, (short) from.getPort());
        socket.send(new DatagramPacket(answer.array(), DISCOVERY, from.getSocketAddress()));
    }
}
