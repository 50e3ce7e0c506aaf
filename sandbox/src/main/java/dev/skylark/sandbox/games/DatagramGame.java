package dev.skylark.sandbox.games;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** A server of a game that is asked in datagrams. */
final class DatagramGame implements AutoCloseable {

    private static final int LARGEST_QUESTION = 1_400;

    private final DatagramSocket door;
    private final Function<byte[], Optional<byte[]>> answers;

    /** {@code answers} says nothing to what it does not understand. */
    DatagramGame(Function<byte[], Optional<byte[]>> answers) throws IOException {
        this.answers = answers;
        this.door = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::open);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var question = new DatagramPacket(new byte[LARGEST_QUESTION], LARGEST_QUESTION);
                door.receive(question);
                var answer = answers.apply(Arrays.copyOf(question.getData(), question.getLength()));
                if (answer.isPresent()) {
                    var bytes = answer.get();
                    door.send(new DatagramPacket(bytes, bytes.length, question.getSocketAddress()));
                }
            } catch (IOException closedOrLost) {
                // the loop looks which
            }
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
