package dev.skylark.account;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import java.util.List;

/** {@code /link} and {@code /unlink}: an account is brought, and taken back. */
final class LinkCommands {

    private final AccountNeeds needs;
    private final Accounts accounts;
    private final Passes passes;
    private final Registrations registrations;
    private final Keyring keyring;
    private final Option<Provider> provider = Option.choice("provider", "At which service", Provider.class);

    LinkCommands(AccountNeeds needs, Accounts accounts, Passes passes, Registrations registrations, Keyring keyring) {
        this.needs = needs;
        this.accounts = accounts;
        this.passes = passes;
        this.registrations = registrations;
        this.keyring = keyring;
    }

    List<Command> commands() {
        return List.of(
                Command.named("link", "Bring your own account: your playlists and liked songs, for you alone")
                        .takes(provider)
                        .only(Permission.VIEWER)
                        .deferred()
                        .privately()
                        .runs(this::link),
                Command.named("unlink", "Take your account back: what opens it is deleted at once")
                        .takes(provider)
                        .only(Permission.VIEWER)
                        .deferred()
                        .privately()
                        .runs(this::unlink));
    }

    private Reply link(Call call) {
        var it = call.value(provider);
        keyring.client(it);
        var ticket = Slip.of(call.person().id());
        passes.keep(
                LinkDoor.ticket(ticket),
                new Pass(ticket.person(), it, call.person().name(), ""),
                needs.clock().instant().plus(LinkDoor.IN_TIME));
        return Reply.whisper(Message.neutral(call.text("account.link", it.title()))
                .text(call.text("account.link.reads"))
                .text(call.text("account.link." + it.word()))
                .buttons(Button.link(
                        call.text("account.link.button", it.title()),
                        LinkDoor.address(needs.publicUrl().get(), it, ticket)))
                .text("-# " + call.text("account.link.once")));
    }

    /** Gone here first: whatever the service says, we cannot open it any more. */
    private Reply unlink(Call call) {
        var it = call.value(provider);
        var gone = accounts.remove(call.person().id(), it)
                .orElseThrow(() -> new Refused("account.none", it.title(), it.word()));
        return Reply.whisper(Message.good(call.text("account.unlinked", it.title()))
                .text(
                        revoked(gone)
                                ? call.text("account.unlinked.revoked", it.title())
                                : call.text("account.unlinked.there", it.title()) + " "
                                        + call.text("account.unlinked." + it.word())));
    }

    private boolean revoked(Account gone) {
        try {
            var client = registrations.of(gone.provider());
            return client.isPresent()
                    && keyring.outlet(gone.provider()).grants().revoke(client.get(), keyring.tokens(gone));
        } catch (Away away) {
            return false;
        }
    }
}
