package dev.skylark.idle;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Permission;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Listing;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code /idle show}: which servers stop or wake by themselves, and why each is as it is. */
final class IdleShow {

    private final IdleNeeds needs;
    private final Watches watches;
    private final Gatherings gatherings;
    private final Judge judge;

    IdleShow(IdleNeeds needs, Watches watches, Gatherings gatherings, Judge judge) {
        this.needs = needs;
        this.watches = watches;
        this.gatherings = gatherings;
        this.judge = judge;
    }

    Command command() {
        return Command.named("idle show", "Which servers stop or wake by themselves, and how idle they are")
                .only(Permission.VIEWER)
                .deferred()
                .runs(this::show);
    }

    private Reply show(Call call) {
        var message = Message.neutral(call.text("idle.list"));
        var listing = needs.fleet().get().of(call.guild());
        var stopped = watches.all(call.guild()).stream()
                .filter(it -> maySee(call, listing, it.server()))
                .toList();
        var woken = gatherings.all(call.guild()).stream()
                .filter(it -> maySee(call, listing, it.server()))
                .toList();
        if (stopped.isEmpty() && woken.isEmpty()) {
            return shown(call, message.text(call.text("idle.list.none")));
        }
        var asked = lookAtAll(call, listing, stopped);
        for (int at = 0; at < stopped.size(); at++) {
            var watch = stopped.get(at);
            message = message.section(
                    "**%s** · %s\n-# %s"
                            .formatted(
                                    Markdown.plain(watch.name()),
                                    how(asked.get(at)),
                                    IdleCards.terms(watch.terms(), call.texts())),
                    Button.secondary(call.text("idle.off"), Press.run("idle off", "server", watch.server())));
        }
        for (var gathering : woken) {
            message = message.section(
                    "**%s** · %s\n-# %s"
                            .formatted(
                                    Markdown.plain(gathering.name()),
                                    GatherCards.line(gathering, call.texts()),
                                    call.text("gather.by", Markdown.person(gathering.person()))),
                    GatherCards.ending(gathering, call.texts()));
        }
        return shown(call, message.buttons(Button.secondary(call.text("button.refresh"), Press.run("idle show"))));
    }

    /** What cannot be seen just now is told to all. */
    private static boolean maySee(Call call, Listing listing, String server) {
        return listing.find(server).map(it -> call.rights().cover(it.tags())).orElse(true);
    }

    /** All at the same time: games that do not answer cost the one who waits their patience once. */
    private List<Future<String>> lookAtAll(Call call, Listing listing, List<Watch> all) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return all.stream()
                    .map(it -> threads.submit(() -> how(call, listing, it)))
                    .toList();
        }
    }

    private String how(Call call, Listing listing, Watch watch) {
        return watch.track()
                .countdown()
                .map(it -> call.text("idle.counting", Markdown.ago(it.until())))
                .orElseGet(() -> listing.find(watch.server())
                        .map(it -> IdleCards.because(judge.assess(watch, it).decision(), call.texts()))
                        .orElseGet(() -> call.text("idle.off.unseen")));
    }

    private static String how(Future<String> asked) {
        if (asked.state() == Future.State.FAILED) {
            throw new IllegalStateException("a server could not be looked at", asked.exceptionNow());
        }
        return asked.resultNow();
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
