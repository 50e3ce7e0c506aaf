package dev.skylark.fleet;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/** Which addresses a guild may name: out on the internet, never inside the network that we run in. */
public final class Addresses {

    private final boolean anywhere;

    private Addresses(boolean anywhere) {
        this.anywhere = anywhere;
    }

    /** Only by https, and only what everybody can reach. */
    public static Addresses outside() {
        return new Addresses(false);
    }

    /** For a laptop, on which nothing is to be protected from its owner. */
    public static Addresses anywhere() {
        return new Addresses(true);
    }

    /** Why it may not be asked; nothing where it may. A name is looked up, since it may lead inside as well. */
    public Optional<String> objection(String address) {
        if (anywhere) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(address);
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
                return Optional.of("only https addresses are asked");
            }
            for (var found : InetAddress.getAllByName(uri.getHost())) {
                if (isInside(found)) {
                    return Optional.of("it is an address inside a private network");
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of("it is no address");
        } catch (UnknownHostException unknown) {
            return Optional.of("nobody knows this name");
        }
    }

    /** Whether it is one that everybody can reach. */
    public static boolean isOutside(InetAddress address) {
        return !isInside(address);
    }

    private static boolean isInside(InetAddress it) {
        var bytes = it.getAddress();
        return it.isLoopbackAddress()
                || it.isAnyLocalAddress()
                || it.isLinkLocalAddress() // the metadata service among them
                || it.isSiteLocalAddress()
                || it.isMulticastAddress()
                || (bytes.length == 4 && isShared(bytes[0] & 0xff, bytes[1] & 0xff))
                || (bytes.length == 16 && ((bytes[0] & 0xfe) == 0xfc || isBridge(bytes)));
    }

    /** NAT64, 6to4 and Teredo lead from the new addresses to any of the old ones. */
    private static boolean isBridge(byte[] it) {
        var first = ((it[0] & 0xff) << 8) | (it[1] & 0xff);
        var second = ((it[2] & 0xff) << 8) | (it[3] & 0xff);
        return (first == 0x64 && second == 0xff9b) || first == 0x2002 || (first == 0x2001 && second == 0);
    }

    /** 0/8 is this network, 100.64/10 a provider's, 198.18/15 for tests, 240/4 nobody's. */
    private static boolean isShared(int first, int second) {
        return first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 198 && (second == 18 || second == 19))
                || first >= 240;
    }
}
