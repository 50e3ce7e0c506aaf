package dev.skylark.work;

import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes calls that are too long for a button wait under a ticket. */
public final class LongButtons {

    private static final Duration TICKETS_LAST = Duration.ofDays(30);
    private static final int LONGEST_TARGET = 100;

    private final Tickets tickets;
    private final Supplier<String> ticket;
    private final Clock clock;

    public LongButtons(Tickets tickets, Supplier<String> ticket, Clock clock) {
        this.tickets = tickets;
        this.ticket = ticket;
        this.clock = clock;
    }

    Message shortened(Message message, String partition) {
        return message.withTargets(target -> {
            if (target.length() <= LONGEST_TARGET) {
                return target;
            }
            var command = Press.read(target).orElseThrow().command();
            var id = ticket.get();
            tickets.keep(partition, id, target, clock.instant().plus(TICKETS_LAST));
            return new Press.Ticket(command, id).write();
        });
    }
}
