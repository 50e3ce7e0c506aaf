package dev.skylark.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** A certificate that vouches for itself, written as RFC 5280 says; the JDK reads such and makes none. */
public record SelfSigned(KeyPair keys, X509Certificate certificate) {

    private static final Duration GOOD_FOR = Duration.ofDays(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    // the kinds of values
    private static final int BITS = 0x03;
    private static final int OCTETS = 0x04;
    private static final int WORDS = 0x0c;
    private static final int LIST = 0x30;
    private static final int SET = 0x31;

    /** From 2050 on moments have four digits for the year. */
    private static final Instant LONG_YEARS = Instant.parse("2050-01-01T00:00:00Z");

    private static final byte[] RSA_WITH_SHA_256 = der(LIST, hex("06092a864886f70d01010b0500"));

    public static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Good for ten days from then on. {@code otherName} is a host, an IPv4 address or nothing. */
    public static SelfSigned of(KeyPair keys, String name, String otherName, Instant start) {
        try {
            var who = der(LIST, der(SET, der(LIST, hex("0603550403"), der(WORDS, name.getBytes(UTF_8)))));
            var unsigned = der(
                    LIST,
                    hex("a003020102"),
                    der(0x02, BigInteger.ONE.toByteArray()),
                    RSA_WITH_SHA_256,
                    who,
                    der(LIST, moment(start), moment(start.plus(GOOD_FOR))),
                    who,
                    keys.getPublic().getEncoded(),
                    otherName.isEmpty() ? new byte[0] : der(0xa3, der(LIST, alsoNamed(otherName))));
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(keys.getPrivate());
            signer.update(unsigned);
            var signed = der(LIST, unsigned, RSA_WITH_SHA_256, der(BITS, new byte[1], signer.sign()));
            return new SelfSigned(keys, read(signed));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** A store that has the key and its certificate under this word. */
    public KeyStore store(String word, char[] password) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(word, keys.getPrivate(), password, new Certificate[] {certificate});
            return store;
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    private static X509Certificate read(byte[] bytes) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }

    private static byte[] alsoNamed(String name) {
        var isAddress = name.matches("[\\d.]+");
        var value = isAddress ? address(name) : name.getBytes(US_ASCII);
        var names = der(LIST, der(isAddress ? 0x87 : 0x82, value));
        return der(LIST, hex("0603551d11"), der(OCTETS, names));
    }

    private static byte[] address(String written) {
        var bytes = new ByteArrayOutputStream();
        for (var part : written.split("\\.", -1)) {
            bytes.write(Integer.parseInt(part));
        }
        return bytes.toByteArray();
    }

    private static byte[] moment(Instant at) {
        var written = TIME.format(at);
        return at.isBefore(LONG_YEARS)
                ? der(0x17, written.substring(2).getBytes(US_ASCII))
                : der(0x18, written.getBytes(US_ASCII));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** A value of a kind, after its length. */
    private static byte[] der(int kind, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var length = content.size();
        var all = new ByteArrayOutputStream();
        all.write(kind);
        if (length >= 0x80) {
            var digits = length < 0x100 ? new byte[] {(byte) length} : new byte[] {(byte) (length >> 8), (byte) length};
            all.write(0x80 | digits.length);
            all.writeBytes(digits);
        } else {
            all.write(length);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
