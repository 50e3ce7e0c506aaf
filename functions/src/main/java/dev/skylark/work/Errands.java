package dev.skylark.work;

import dev.skylark.access.Audit;
import dev.skylark.command.Call;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Ran;
import dev.skylark.command.Router;
import dev.skylark.discord.Message;
import dev.skylark.journal.Journal;
import dev.skylark.work.Answers.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Runs calls that their person made earlier for now, as if the person made them now: same rights, same books. */
public final class Errands {

    private static final Duration SPOTS_LAST = Duration.ofDays(2);

    private final Supplier<Router> router;
    private final Books books;
    private final Answers answers;
    private final Spots spots;
    private final LongButtons longButtons;
    private final Clock clock;

    public Errands(
            Catalogue catalogue,
            Supplier<Router> router,
            Audit audit,
            Journal journal,
            Answers answers,
            Spots spots,
            LongButtons longButtons,
            Clock clock) {
        this.router = router;
        this.books = new Books(catalogue, audit, journal, clock);
        this.answers = answers;
        this.spots = spots;
        this.longButtons = longButtons;
        this.clock = clock;
    }

    public Ran run(Call call) {
        var began = clock.instant();
        var ran = router.get().run(call);
        books.write(call, began, Books.result(ran.ending()), ran.detail());
        return ran;
    }

    /** Into a channel; what lives on is found again there. */
    public Delivery tell(String guild, String channel, Message message, String locale) {
        var delivery = answers.post(channel, longButtons.shortened(message, guild), locale);
        if (delivery instanceof Delivery.Stands(var spot) && !message.name().isEmpty()) {
            spots.keep(guild, message.name(), spot, clock.instant().plus(SPOTS_LAST));
        }
        return delivery;
    }
}
