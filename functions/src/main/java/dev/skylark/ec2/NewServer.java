package dev.skylark.ec2;

import dev.skylark.command.Call;
import dev.skylark.command.Command.Question;
import dev.skylark.command.Refused;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server that is not there yet: what it would cost, and whether there is money for it. */
final class NewServer {

    private final Needs needs;

    NewServer(Needs needs) {
        this.needs = needs;
    }

    Optional<Money> perHour(Call call, Place place, String type) {
        return needs.tariff().get().perHour(like(call, place, type));
    }

    /** Asks before it is made; from 80 % of a budget somebody else must agree, from 100 % nothing new is made. */
    Question question(Call call, Message preview, Place place, String type) {
        return switch (needs.tariff().get().toStart(call.guild(), List.of(like(call, place, type)))) {
            case Tariff.Leave.Given() -> new Question(preview, false);
            case Tariff.Leave.WithApproval(var budget, var percent) ->
                new Question(preview.text(call.text("start.approval", Markdown.plain(budget), percent)), true);
            case Tariff.Leave.Denied(var budget, var percent) ->
                throw new Refused("template.denied", Markdown.plain(budget), percent);
        };
    }

    private static Server like(Call call, Place place, String type) {
        return new Server(
                call.guild(),
                place,
                "",
                "",
                State.STOPPED,
                type,
                Server.LINUX,
                "",
                false,
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                false,
                Map.of());
    }
}
