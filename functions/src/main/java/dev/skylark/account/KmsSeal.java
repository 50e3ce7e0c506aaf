package dev.skylark.account;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** {@link Seal} with a data key of KMS for each time: tokens may be longer than the 4 KB that KMS itself closes. */
public final class KmsSeal implements Seal {

    private final Supplier<KmsClient> client;
    private final Supplier<String> key;

    public KmsSeal(Supplier<KmsClient> client, Supplier<String> key) {
        this.client = client;
        this.key = key;
    }

    @Override
    public String close(String plain, String person, Provider provider) {
        var made = client.get()
                .generateDataKey(it ->
                        it.keyId(key.get()).keySpec(DataKeySpec.AES_256).encryptionContext(context(person, provider)));
        return Base64.getEncoder().encodeToString(made.ciphertextBlob().asByteArrayUnsafe())
                + "."
                + AesGcm.close(made.plaintext().asByteArray(), plain, name(person, provider));
    }

    @Override
    public Optional<String> open(String closed, String person, Provider provider) {
        var dot = closed.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try {
            var dataKey = SdkBytes.fromByteArray(Base64.getDecoder().decode(closed.substring(0, dot)));
            var opened = client.get()
                    .decrypt(it ->
                            it.keyId(key.get()).ciphertextBlob(dataKey).encryptionContext(context(person, provider)));
            return AesGcm.open(opened.plaintext().asByteArray(), closed.substring(dot + 1), name(person, provider));
        } catch (InvalidCiphertextException | IncorrectKeyException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The rights of our functions ask for these two names. */
    private static Map<String, String> context(String person, Provider provider) {
        return Map.of("person", person, "provider", provider.word());
    }

    private static String name(String person, Provider provider) {
        return person + " " + provider.word();
    }
}
