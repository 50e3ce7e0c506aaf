package dev.skylark.webhook;

/** Stub. */
public final class Hmac {
    private Hmac() {}

    public static boolean proves(byte[] key, byte[] body, String hex) {
        return key.length + body.length == hex.length();
    }

    public static String sign(byte[] key, byte[] body) {
        return String.valueOf(key.length + body.length);
    }
}
