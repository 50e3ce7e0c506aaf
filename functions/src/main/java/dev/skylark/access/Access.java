package dev.skylark.access;

import dev.skylark.access.Guild.Standing;
import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Question;
import dev.skylark.command.Command.Trait;
import dev.skylark.command.Durations;
import dev.skylark.command.Gate;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.command.Rights;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Who may: asked before every command, every click and every suggestion. */
public final class Access implements Gate {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration APPROVE_WITHIN = Duration.ofMinutes(30);

    private final Guilds guilds;
    private final Buckets buckets;
    private final Approvals approvals;
    private final String ownerGuild;
    private final Map<String, String> switchable;
    private final Outages outages;
    private final Supplier<String> ticket;
    private final Clock clock;

    /** {@code switchable} says of each command that a guild can switch off, to which feature it belongs. */
    public Access(
            Guilds guilds,
            Buckets buckets,
            Approvals approvals,
            String ownerGuild,
            Map<String, String> switchable,
            Outages outages,
            Supplier<String> ticket,
            Clock clock) {
        this.guilds = guilds;
        this.buckets = buckets;
        this.approvals = approvals;
        this.ownerGuild = ownerGuild;
        this.switchable = switchable;
        this.outages = outages;
        this.ticket = ticket;
        this.clock = clock;
    }

    @Override
    public Call admit(Command command, Call call) {
        return admit(command, call, true);
    }

    /** The same without counting it: for suggestions while somebody types. */
    public Gate uncounted() {
        return new Gate() {
            @Override
            public Call admit(Command command, Call call) {
                return Access.this.admit(command, call, false);
            }

            @Override
            public Optional<Message> secondPerson(Command command, Call call, Question question) {
                return Optional.empty();
            }
        };
    }

    /** For what was planned before, when many things may be due at once: not counted, and asks a second person. */
    public Gate unhurried() {
        return new Gate() {
            @Override
            public Call admit(Command command, Call call) {
                return Access.this.admit(command, call, false);
            }

            @Override
            public Optional<Message> secondPerson(Command command, Call call, Question question) {
                return Access.this.secondPerson(command, call, question);
            }
        };
    }

    private Call admit(Command command, Call call, boolean counted) {
        if (command.permission() == Permission.EVERYONE && command.is(Trait.ANYWHERE)) {
            return call;
        }
        if (call.guild().isEmpty()) {
            throw new Refused("refused.direct", command.name());
        }
        var guild = here(call);
        var rights = check(guild, command, call);
        if (counted) {
            refuseIfOff(command);
        }
        // The press that approved has been counted itself.
        if (counted && call.consent() != Consent.APPROVED) {
            spend(guild, command, call);
        }
        return call.with(rights);
    }

    private void refuseIfOff(Command command) {
        var feature = switchable.get(command.name());
        if (feature != null) {
            outages.offUntil(feature).ifPresent(until -> {
                throw new Refused("refused.fuse", command.name(), feature, Markdown.clock(until));
            });
        }
    }

    private Rights check(Guild guild, Command command, Call call) {
        if (guild.standing() != Standing.ALLOWED && !command.is(Trait.FOR_STRANGERS)) {
            throw stranger(guild);
        }
        var feature = switchable.get(command.name());
        if (feature != null && guild.featuresOff().contains(feature)) {
            throw new Refused("refused.off", command.name(), feature);
        }
        var rights = Rule.rights(guild, call.person(), call.guild().equals(ownerGuild), command.permission());
        if (!rights.permission().covers(command.permission())) {
            throw new Refused(
                    "refused.right." + command.permission().word(),
                    command.name(),
                    rights.permission().word());
        }
        return rights;
    }

    @Override
    public Optional<Message> secondPerson(Command command, Call call, Question question) {
        if (!question.secondPerson() && !here(call).twoPerson().contains(command.name())) {
            return Optional.empty();
        }
        var now = clock.instant();
        var id = ticket.get();
        approvals.open(new Approval(
                call.guild(),
                id,
                new Press.Run(command.name(), call.arguments()).write(),
                call.person().id(),
                now,
                now.plus(APPROVE_WITHIN)));
        return Optional.of(question.preview()
                .line()
                .text(call.text(
                        "approval.wanted",
                        call.person().id(),
                        now.plus(APPROVE_WITHIN).getEpochSecond()))
                .buttons(
                        Button.success(call.text("approval.yes"), Press.run("approve", "id", id)),
                        Button.secondary(call.text("approval.no"), Press.run("decline", "id", id))));
    }

    private Guild here(Call call) {
        var guild = guilds.find(call.guild()).orElseGet(() -> Guild.unknown(call.guild()));
        return call.guild().equals(ownerGuild) ? guild.with(Standing.ALLOWED) : guild;
    }

    private static Refused stranger(Guild guild) {
        return guild.standing() == Standing.DENIED
                ? new Refused("refused.denied")
                : new Refused("refused.stranger").offering("request.button", Press.ask("access ask"));
    }

    private void spend(Guild guild, Command command, Call call) {
        var quota = guild.quota();
        var now = clock.instant();
        if (!command.cooldown().isZero()) {
            var wait = buckets.take(
                    call.guild(),
                    "cooldown#" + command.name() + "#" + call.person().id(),
                    1,
                    command.cooldown(),
                    now);
            refuseIf(wait, "refused.cooldown", command.name());
        }
        refuseIf(
                buckets.take(call.guild(), "person#" + call.person().id(), quota.perPerson(), MINUTE, now),
                "refused.quota.person",
                quota.perPerson());
        refuseIf(
                buckets.take(call.guild(), "guild", quota.perGuild(), MINUTE, now),
                "refused.quota.guild",
                quota.perGuild());
    }

    private static void refuseIf(Duration wait, String key, Object what) {
        if (!wait.isZero()) {
            throw new Refused(key, what, Durations.write(wait.plusMillis(999).truncatedTo(ChronoUnit.SECONDS)));
        }
    }
}
