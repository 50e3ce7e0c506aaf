package dev.skylark.command;

import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A command, whole: what Discord is told, who may use it, how it is answered, and what it does. */
public record Command(
        String name,
        String description,
        List<Option<?>> options,
        Permission permission,
        Set<Trait> traits,
        Duration cooldown,
        Optional<Function<Call, Optional<Question>>> question,
        Function<Call, Reply> handler) {

    /** What is asked before a command runs, and whether somebody else must agree whatever the guild has decided. */
    public record Question(Message preview, boolean secondPerson) {}

    /** What is special about a command. */
    public enum Trait {
        /** Acknowledged now, carried out by the work function. */
        DEFERRED,
        /** Answered to the person who asks and nobody else. */
        PRIVATE,
        /** Works in direct messages too. */
        ANYWHERE,
        /** Lives in buttons only: nobody types it. */
        UNLISTED,
        /** Works in guilds that are not on the allowlist: it is how they ask to be. */
        FOR_STRANGERS,
        /** May be done at certain times, without anybody there. */
        SCHEDULABLE
    }

    public Command {
        options = List.copyOf(options);
        traits = Set.copyOf(traits);
    }

    /** {@code "ec2 start"} is subcommand {@code start} of {@code /ec2}. */
    public static Draft named(String name, String description) {
        return new Draft(name, description);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The options that people type, as against those that only our buttons fill. */
    public List<Option<?>> typedOptions() {
        return options.stream().filter(it -> !it.onlyFromButtons()).toList();
    }

    /** What somebody would type up to the first space. */
    public String root() {
        var space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    /** A command that does not do anything yet. {@link #runs} finishes it. */
    public static final class Draft {
        private final String name;
        private final String description;
        private final List<Option<?>> options = new ArrayList<>();
        private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
        private Permission permission = Permission.EVERYONE;
        private Duration cooldown = Duration.ZERO;
        private Optional<Function<Call, Optional<Question>>> question = Optional.empty();

        private Draft(String name, String description) {
            this.name = name;
            this.description = description;
        }

        public Draft takes(Option<?>... more) {
            options.addAll(List.of(more));
            return this;
        }

        public Draft only(Permission who) {
            permission = who;
            return this;
        }

        /** Needs more than the request itself. */
        public Draft deferred() {
            return with(Trait.DEFERRED);
        }

        public Draft privately() {
            return with(Trait.PRIVATE);
        }

        public Draft anywhere() {
            return with(Trait.ANYWHERE);
        }

        public Draft unlisted() {
            return with(Trait.UNLISTED);
        }

        public Draft forStrangers() {
            return with(Trait.FOR_STRANGERS);
        }

        /** May be done by a schedule too, in the name of the person who made that. */
        public Draft schedulable() {
            return with(Trait.SCHEDULABLE);
        }

        /** How long the same person waits until they may use it again. */
        public Draft cooldown(Duration wait) {
            cooldown = wait;
            return this;
        }

        /** Dangerous: shows what will happen first, and asks. */
        public Draft confirms(Function<Call, Message> whatWillHappen) {
            return asks(call -> Optional.of(new Question(whatWillHappen.apply(call), false)));
        }

        /** Asks first only where there is something to ask. */
        public Draft asks(Function<Call, Optional<Question>> whatToAsk) {
            question = Optional.of(whatToAsk);
            return this;
        }

        public Command runs(Function<Call, Reply> handler) {
            return new Command(name, description, options, permission, traits, cooldown, question, handler);
        }

        private Draft with(Trait trait) {
            traits.add(trait);
            return this;
        }
    }
}
