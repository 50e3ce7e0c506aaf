package dev.skylark.admin;

import dev.skylark.access.Guild;
import dev.skylark.access.Guilds;
import dev.skylark.command.Call;
import java.util.function.UnaryOperator;

/** The record of one guild, changed by several people at once without losing anybody's change. */
final class GuildRecord {

    private static final int TRIES = 5;

    private final Guilds guilds;

    GuildRecord(Guilds guilds) {
        this.guilds = guilds;
    }

    Guild of(Call call) {
        return of(call.guild());
    }

    Guild of(String id) {
        return guilds.find(id).orElseGet(() -> Guild.unknown(id));
    }

    Guild change(Call call, UnaryOperator<Guild> how) {
        return change(call.guild(), how);
    }

    Guild change(String id, UnaryOperator<Guild> how) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var changed = how.apply(of(id));
            if (guilds.save(changed)) {
                return changed;
            }
        }
        throw new IllegalStateException("the record of guild " + id + " is being changed by too many people at once");
    }
}
