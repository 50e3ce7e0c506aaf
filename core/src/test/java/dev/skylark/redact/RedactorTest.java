package dev.skylark.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RedactorTest {

    /** Text with a secret between ⟦ and ⟧; put together here, so that no scanner takes this file for a leak. */
    private static final List<String> SECRETS = List.of(
            "key ⟦AKIA" + "IOSFODNN7EXAMPLE⟧ used",
            "key ⟦ASIA" + "IOSFODNN7EXAMPLE⟧ used",
            "AKIA" + "IOSFODNN7EXAMPLE,⟦wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY⟧",
            "aws_secret_access_key = ⟦wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY⟧",
            "\"SecretAccessKey\": \"⟦wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY⟧\"",
            "\"SecretString\": \"⟦correct horse battery⟧\"",
            "AWS_SESSION_TOKEN=⟦FwoGZXIvYXdzEBYaDHqa0AP/abc+def==⟧",
            "session ⟦IQoJb3JpZ2luX2Vj" + "EBYaCXVzLWVhc3QtMSJHMEUCIQ/x+y==⟧ ended",
            "GET /?X-Amz-Signature=⟦fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024⟧&x=1",
            "⟦MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs⟧",
            "Bot ⟦MTk4NjIyNDgzNDcxOTI1MjQ4" + ".GXvZ2l.ZnCjm1XVW7vRze4b7Cq4se7kKWsabcdefghijk⟧",
            "PATCH /webhooks/80351110224678912/⟦aW50ZXJhY3Rpb246MTIzNDU2Nzg5OmFiY2RlZg⟧/messages/@original",
            "POST /interactions/80351110224678912/⟦aW50ZXJhY3Rpb246MTIzNDU2Nzg5OmFiY2RlZg⟧/callback",
            "https://discord.com/api/webhooks/80351110224678912/⟦abcdefghij_KLMNOPQRST-0123456789⟧",
            "⟦ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a⟧",
            "⟦github_pat_" + "11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz⟧",
            "⟦glpat-" + "abcdefghij0123456789⟧",
            "⟦xoxb-" + "123456789012-abcdefghijklmnop⟧",
            "https://hooks.slack.com/services/⟦T00000000/B00000000/" + "XXXXXXXXXXXXXXXXXXXXXXXX⟧",
            "⟦sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc⟧",
            "⟦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U⟧",
            "Authorization: Bearer ⟦mF_9.B5f-4.1JqM⟧",
            "Authorization: Basic ⟦dXNlcjpwYXNzd29yZDE=⟧",
            "postgres://app:⟦hunter22⟧@db.internal:5432/app",
            "postgres://app:⟦hun[ter@22⟧@db.internal:5432/app",
            "redis://:⟦hunter22⟧@cache.internal:6379",
            "password=⟦hunter22⟧",
            "password=⟦[hunter22⟧",
            "DB_PASSWORD: ⟦hunter22⟧",
            "passphrase=⟦correct-horse⟧;",
            "x-api-key: ⟦0123456789abcdef⟧",
            "client_secret=⟦s3cr3t-value⟧&grant=1",
            "{\"password\":\"⟦hunter22⟧\",\"user\":\"joe\"}",
            "{\"password\": \"⟦my pass, word; 22⟧\"}",
            "{\"password\":\"⟦my \\\"quoted\\\" word⟧\"}",
            "\"{\\\"password\\\":\\\"⟦hunter22⟧\\\"}\"",
            "token: '⟦abcdefgh⟧'",
            "-----BEGIN RSA PRIVATE KEY-----\n⟦MIIEowIBAAKCAQEA\nbase64⟧\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\\n⟦MC4CAQAwBQYDK2VwBCIEI⟧",
            "-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-128-CBC,00\n\n⟦MIIEowIBAAKCAQEA⟧\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n⟦lQVYBGNv⟧\n-----END PGP PRIVATE KEY BLOCK-----",
            "from ⟦joe.smith+aws@mail.example.com⟧");

    private static final List<String> HARMLESS = List.of(
            "",
            "i-0123456789abcdef0 in eu-central-1 is running",
            "80351110224678912 asked in <#80351110224678913>; <@80351110224678912> and <@&80351110224678914>",
            "the bot 80351110224678912 joined, the bot administrators know",
            "arn:aws:iam::123456789012:role/Deploy",
            "arn:aws:lambda:eu-central-1:123456789012:function:work:live",
            "request 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
            "commit da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "The token bucket is empty: 5 left",
            "a basic understanding of secrets and passwords",
            "2026-11-21T12:30:00.123Z took 15:04, it is 12:30",
            "https://discord.com/channels/80351110224678912/80351110224678913",
            "10.0.0.1:8080 answered 200 in 12 ms",
            "disk_test_environment is up",
            "monkey: banana, keyboard = qwertz");

    static List<String> secrets() {
        return SECRETS;
    }

    static List<String> harmless() {
        return HARMLESS;
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_is_gone_and_twice_changes_nothing_more(String marked) {
        var redacted = Redactor.redact(plain(marked));

        assertThat(redacted).doesNotContain(secret(marked)).contains("[");
        for (var piece : secret(marked).split("[^\\w]+", -1)) {
            assertThat(piece.length() < 8 || !redacted.contains(piece))
                    .as("%s in %s", piece, redacted)
                    .isTrue();
        }
        assertThat(Redactor.redact(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void harmless_text_stays_as_it_is(String text) {
        assertThat(Redactor.redact(text)).isEqualTo(text);
    }

    @Property(tries = 2000)
    void a_secret_planted_anywhere_never_survives(
            @ForAll("marked") String marked, @ForAll("noise") String before, @ForAll("noise") String after) {
        Assume.that(!(before + after).contains(secret(marked)));

        assertThat(Redactor.redact(before + plain(marked) + after)).doesNotContain(secret(marked));
    }

    @Property(tries = 2000)
    void twice_changes_nothing_more(@ForAll("mixtures") String text) {
        var redacted = Redactor.redact(text);

        assertThat(Redactor.redact(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_line_of_any_length_is_read_to_its_end(String piece) {
        var line = piece.repeat(200_000 / piece.length()) + " password=hunter22";

        assertThat(Redactor.redact(line)).doesNotContain("hunter22");
    }

    static List<String> hostile() {
        return List.of(
                "a",
                "a.",
                "-",
                "@",
                "a@",
                "a@b.",
                "token",
                "token=",
                "token \"",
                "password=\\\"",
                "password\":\"\\",
                "://",
                "://a:",
                "://:@",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----a-",
                "eyJ",
                "eyJaaaaa.",
                "bearer ",
                "bot ",
                "basic a",
                "/webhooks/",
                "AKIA",
                "MTk4.",
                "N");
    }

    @Provide
    Arbitrary<String> marked() {
        return Arbitraries.of(SECRETS);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().alpha().numeric().withChars("-_. /").ofMaxLength(90),
                Arbitraries.of(HARMLESS));
    }

    @Provide
    Arbitrary<String> mixtures() {
        var pieces = Arbitraries.of(
                "password",
                "token",
                "=",
                ":",
                "\"",
                "\\",
                "'",
                " ",
                "hunter22",
                "[secret]",
                "[token]",
                "[password]",
                "[",
                "]",
                "://",
                "@",
                "joe",
                ".com",
                "Bearer ",
                "bot ",
                "AKIA" + "IOSFODNN7EXAMPLE",
                "/",
                ",",
                "{",
                "}",
                "-----BEGIN PRIVATE KEY-----",
                "-----END PRIVATE KEY-----",
                "eyJhbGciOi.eyJzdWIi.",
                "\n");
        return pieces.list().ofMaxSize(14).map(it -> String.join("", it));
    }

    private static String plain(String marked) {
        return marked.replace("⟦", "").replace("⟧", "");
    }

    private static String secret(String marked) {
        return marked.substring(marked.indexOf('⟦') + 1, marked.indexOf('⟧'));
    }
}
