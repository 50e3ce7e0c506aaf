package dev.skylark.admin;

import dev.skylark.access.Approvals;
import dev.skylark.access.Audit;
import dev.skylark.access.Guilds;
import dev.skylark.access.Requests;
import dev.skylark.command.Call;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Router;
import dev.skylark.discord.Reply;
import dev.skylark.feature.Feature;
import dev.skylark.work.Answers;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The commands by which people find their way, set Skylark up, and run it. */
public final class AdminFeature {

    private AdminFeature() {}

    /** Help, home, ping and the wizard. */
    public static Feature start(
            Supplier<Catalogue> catalogue,
            Supplier<List<Feature>> features,
            Guilds guilds,
            String ownerGuild,
            Clock clock) {
        var commands = Stream.concat(
                Stream.of(
                        new Help(catalogue).command(), new Menu(features, guilds).command(), new Ping(clock).command()),
                new Setup(guilds, ownerGuild, call -> checking(catalogue, call)).commands().stream());
        return new Feature("start", false, commands.toList());
    }

    /** The command by which the wizard's question whether all is well is answered; another feature brings it. */
    private static Reply checking(Supplier<Catalogue> catalogue, Call call) {
        return catalogue.get().find("setup check").orElseThrow().handler().apply(call);
    }

    /** Who may be here, and do what. */
    public static Feature access(
            Supplier<Catalogue> catalogue,
            Supplier<List<Feature>> features,
            Supplier<Router> router,
            Guilds guilds,
            Requests requests,
            Approvals approvals,
            Supplier<Answers> answers,
            Supplier<Allowlist.Owner> owner,
            Clock clock) {
        var commands = Stream.of(
                        new Allowlist(guilds, requests, answers, owner, clock).commands(),
                        new RoleRights(guilds, catalogue).commands(),
                        new FeatureSwitches(features, guilds).commands(),
                        new SecondPerson(approvals, router, clock).commands())
                .flatMap(List::stream);
        return new Feature("access", false, commands.toList());
    }

    /** Reading who did what; it is written down in any case. */
    public static Feature audit(Audit audit, Clock clock) {
        return new Feature("audit", true, List.of(new AuditLog(audit, clock).command()));
    }
}
