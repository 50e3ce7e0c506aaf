package dev.skylark.account;

import dev.skylark.command.Command;
import dev.skylark.feature.Feature;
import java.util.List;
import java.util.stream.Stream;

/** Accounts at music services that people bring: linked, listed, and taken back. */
public final class AccountFeature {

    private AccountFeature() {}

    public static Feature of(AccountNeeds needs) {
        var accounts = new DynamoAccounts(needs.rows());
        var passes = new DynamoPasses(needs.rows());
        var registrations = new Registrations(needs);
        var keyring = new Keyring(needs, accounts, registrations);
        var commands = Stream.of(
                        new LinkCommands(needs, accounts, passes, registrations, keyring).commands(),
                        new LibraryCommands(needs, accounts, keyring).commands())
                .<Command>flatMap(List::stream)
                .toList();
        var feature = new Feature("accounts", true, commands);
        for (var route : new LinkDoor(needs, passes, accounts, registrations, keyring).routes()) {
            feature = feature.answering(route);
        }
        return feature;
    }
}
