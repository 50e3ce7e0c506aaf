package dev.skylark.command;

import dev.skylark.command.Command.Question;
import dev.skylark.discord.Message;
import java.util.Optional;

/** Who may pass. Asked for every call, also for each press of a button. */
public interface Gate {

    /** The call with the rights of its person; or {@link Refused}, which says why and who may. */
    Call admit(Command command, Call call);

    /** What to show instead of running it, when the guild or the question wants a second person to agree. */
    Optional<Message> secondPerson(Command command, Call call, Question question);

    /** Lets everybody use what needs no right, and nobody anything else: all that a request itself can prove. */
    static Gate ofRequestAlone() {
        return new Gate() {
            @Override
            public Call admit(Command command, Call call) {
                if (command.permission() != Permission.EVERYONE) {
                    throw new Refused("refused.unproven", command.name());
                }
                return call;
            }

            @Override
            public Optional<Message> secondPerson(Command command, Call call, Question question) {
                return Optional.empty();
            }
        };
    }
}
