package dev.skylark.webhook;

import dev.skylark.fact.Moments;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Whether a message comes from the topic that it names. */
public final class SnsSignature {

    /** What we know of a message now. */
    public sealed interface Verdict {

        /** The topic has sent it. */
        record Genuine() implements Verdict {}

        /** It has not, or too long ago; {@code reason} is a sentence. */
        record Forged(String reason) implements Verdict {}

        /** The certificate cannot be had now; {@code reason} is a sentence. The same message may be proven later. */
        record Open(String reason) implements Verdict {}
    }

    private static final Duration OLDEST = Duration.ofHours(1);

    private static final Map<String, String> ALGORITHMS = Map.of("1", "SHA1withRSA", "2", "SHA256withRSA");

    private static final String NAME = "sns.amazonaws.com";
    private static final String NAME_OF_GOVERNMENT = "sns-us-gov-west-1.amazonaws.com";
    private static final int DNS_NAME = 2;

    private final Certificates certificates;

    public SnsSignature(Certificates certificates) {
        this.certificates = certificates;
    }

    // https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
    public Verdict verdict(SnsMessage message, Instant now) {
        var algorithm = Optional.ofNullable(ALGORITHMS.get(message.signatureVersion()));
        if (algorithm.isEmpty()) {
            return new Verdict.Forged("SignatureVersion must be one of 1, 2.");
        }
        var sent = Moments.read(message.timestamp());
        if (sent.isEmpty()) {
            return new Verdict.Forged("Timestamp must be a moment in ISO 8601.");
        }
        if (Duration.between(sent.get(), now).abs().compareTo(OLDEST) > 0) {
            return new Verdict.Forged("Timestamp is more than an hour away from now.");
        }
        var address = ofSns(message.certificateAddress(), message.region())
                .filter(it -> it.getRawPath().endsWith(".pem") && it.getRawQuery() == null);
        if (address.isEmpty()) {
            return new Verdict.Forged("SigningCertURL is not an address of SNS in the region of the topic.");
        }
        return switch (certificates.at(address.get())) {
            case Failed<X509Certificate> failed ->
                new Verdict.Open("The certificate of SNS cannot be had now: " + failed.detail());
            case Got<X509Certificate>(var certificate) -> verdict(message, algorithm.get(), certificate, now);
        };
    }

    /** Where the subscription is confirmed, if that is an address of SNS: no other may be called. */
    public static Optional<URI> confirmation(SnsMessage message) {
        return ofSns(message.subscribeAddress(), message.region());
    }

    private static Verdict verdict(SnsMessage message, String algorithm, X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException over) {
            return new Verdict.Forged("The certificate has expired.");
        } catch (CertificateNotYetValidException early) {
            return new Verdict.Forged("The certificate is not valid yet.");
        }
        if (names(certificate).stream().noneMatch(namesOfSns(message.region())::contains)) {
            return new Verdict.Forged("The certificate is not one of SNS.");
        }
        return proves(certificate, algorithm, message)
                ? new Verdict.Genuine()
                : new Verdict.Forged("The signature is not that of this message.");
    }

    private static boolean proves(X509Certificate certificate, String algorithm, SnsMessage message) {
        try {
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(message.signed().getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(message.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false;
        }
    }

    /** The whole authority is compared, so that neither a user nor a port can stand in it. */
    private static Optional<URI> ofSns(String address, String region) {
        try {
            var uri = new URI(address);
            var trusted = "https".equals(uri.getScheme())
                    && host(region).equals(uri.getRawAuthority())
                    && uri.getRawFragment() == null;
            return trusted ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static String host(String region) {
        return "sns." + region + domain(region);
    }

    private static String domain(String region) {
        return region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    }

    /** Older regions share a name, younger ones have their own; China and GovCloud have it in their own way. */
    private static List<String> namesOfSns(String region) {
        return List.of(
                region.startsWith("us-gov-") ? NAME_OF_GOVERNMENT : NAME,
                host(region),
                "sns-signing." + region + domain(region),
                "sns-" + region + domain(region));
    }

    private static List<String> names(X509Certificate certificate) {
        var names = new ArrayList<String>();
        try {
            for (var part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(part.getValue().toString());
                }
            }
            Collection<List<?>> others = certificate.getSubjectAlternativeNames();
            for (var other : others == null ? List.<List<?>>of() : others) {
                if (other.getFirst().equals(DNS_NAME)) {
                    names.add(other.getLast().toString());
                }
            }
        } catch (InvalidNameException | CertificateParsingException malformed) {
            return List.of();
        }
        return names;
    }
}
