package dev.skylark.lavaplayer;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.function.Predicate;

/**
 * Whether an address belongs to the part of the Internet that is open to everybody. What is private, or of this machine,
 * or tells the machine's secrets (169.254.169.254, 169.254.170.2, fd00:ec2::254), is not.
 * https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry
 */
final class OpenNetwork implements Predicate<InetAddress> {

    private static final int[][] CLOSED = {
        {0, 8},
        {10 << 24, 8},
        {100 << 24 | 64 << 16, 10},
        {127 << 24, 8},
        {169 << 24 | 254 << 16, 16},
        {172 << 24 | 16 << 16, 12},
        {192 << 24, 24},
        {192 << 24 | 2 << 8, 24},
        {192 << 24 | 88 << 16 | 99 << 8, 24},
        {192 << 24 | 168 << 16, 16},
        {198 << 24 | 18 << 16, 15},
        {198 << 24 | 51 << 16 | 100 << 8, 24},
        {203 << 24 | 113 << 8, 24},
        {224 << 24, 3},
    };

    @Override
    public boolean test(InetAddress address) {
        return address instanceof Inet4Address ? isOpen(number(address.getAddress(), 0)) : isOpen(address.getAddress());
    }

    private static boolean isOpen(int address) {
        for (var block : CLOSED) {
            if ((address ^ block[0]) >>> (32 - block[1]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Of the new Internet only 2000::/3 is given out, and in that some lead back into the old one. */
    private static boolean isOpen(byte[] address) {
        var first = number(address, 0);
        if (first == 0x0064ff9b) {
            // the old Internet seen from a network that has only the new one: RFC 6052
            return (number(address, 4) | number(address, 8)) == 0 && isOpen(number(address, 12));
        }
        if (first >>> 29 != 1) {
            return false;
        }
        var tunnel = first >>> 16 == 0x2002 || first == 0x20010000;
        var special = first >>> 9 == 0x20010000 >>> 9 || first == 0x20010db8 || first >>> 12 == 0x3fff0;
        return !tunnel && !special;
    }

    private static int number(byte[] bytes, int from) {
        return (bytes[from] & 0xFF) << 24
                | (bytes[from + 1] & 0xFF) << 16
                | (bytes[from + 2] & 0xFF) << 8
                | (bytes[from + 3] & 0xFF);
    }
}
