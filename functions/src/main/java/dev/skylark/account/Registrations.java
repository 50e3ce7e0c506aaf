package dev.skylark.account;

import java.util.Optional;

/** What services know us by, where somebody has set that up. */
final class Registrations {

    private final AccountNeeds needs;

    Registrations(AccountNeeds needs) {
        this.needs = needs;
    }

    /** Nothing where a field of it is missing: then the service is not set up here. */
    Optional<Client> of(Provider provider) {
        var id = field(provider, "id");
        var secret = field(provider, "secret");
        var key = provider == Provider.APPLE ? field(provider, "key") : Optional.of("");
        return id.isPresent() && secret.isPresent() && key.isPresent()
                ? Optional.of(new Client(id.get(), secret.get(), key.get()))
                : Optional.empty();
    }

    private Optional<String> field(Provider provider, String name) {
        return needs.secrets().get().find(needs.secret().get(), provider.word() + "." + name);
    }
}
