package dev.skylark.github;

import dev.skylark.command.Call;
import dev.skylark.discord.Choice;
import dev.skylark.github.Repositories.Filed;
import java.time.Instant;
import java.util.List;

/** What goes wrong in services, kept by others, as far as those who mend it are concerned. */
public interface Troubles {

    /** By its id or the beginning of it; where there is none, the person who named it is told so. */
    Case find(String guild, String named);

    /** What somebody who types may mean. */
    List<Choice> suggestions(Call call, String typed);

    /** There is an issue or a pull request about it now; {@code person} is who wanted it, or empty. */
    void linked(String guild, String alert, Filed filed, String person);

    /** Somebody says on GitHub that it is mended. {@code named} is its id or the beginning of it; nothing where none is. */
    void mended(String guild, String named, Mended how);

    /** What was merged before {@code since} is in use from {@code at} on. */
    void live(String guild, String service, String environment, Instant since, Instant at);

    /** A line for the story of it. */
    void noted(String guild, String alert, String text);

    /** What went wrong from then on. */
    List<Sighting> since(String guild, String service, String environment, Instant from);

    /** Whether the guild lets a language model be asked. */
    boolean mayAsk(String guild);

    /** Something that goes wrong, and what there is about it on GitHub: addresses, empty where there is nothing. */
    record Case(Incident incident, String issue, String pull) {}

    /**
     * How it was mended: by a merged pull request or a closed issue at {@code url}. {@code author} is an account on GitHub,
     * {@code person} the same in the guild, or empty; in the environments {@code deployed} it helps only when it gets there.
     */
    record Mended(Filed.Kind kind, String url, String author, String person, Instant at, List<String> deployed) {
        public Mended {
            deployed = List.copyOf(deployed);
        }
    }

    /** It went wrong {@code count} times in all; {@code isNew} if never before. */
    record Sighting(String alert, String kind, boolean isNew, long count) {}
}
