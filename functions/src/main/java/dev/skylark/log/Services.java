package dev.skylark.log;

import dev.skylark.access.Guild;
import dev.skylark.command.Call;
import dev.skylark.command.Option;
import dev.skylark.command.Refused;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whose logs somebody means, of those that they may see; and what is said when these cannot be read. */
final class Services {

    static final String USUAL = "production";

    private final Supplier<LogSources> sources;

    Services(Supplier<LogSources> sources) {
        this.sources = sources;
    }

    Option<String> service() {
        return Option.text("service", "Which service", 1, 40)
                .suggesting((call, typed) -> like(call, typed, Source::service));
    }

    Option<String> environment() {
        return Option.text("environment", "Which environment; else production", 1, 40)
                .suggesting((call, typed) -> like(call, typed, Source::environment))
                .orElse(USUAL);
    }

    Option<String> group() {
        return Option.text("group", "Which log group", 1, 512)
                .suggesting((call, typed) -> like(call, typed, Source::group));
    }

    List<Source> all(Call call) {
        return sources.get().all(call.guild()).stream()
                .filter(it -> call.rights().cover(tags(it)))
                .toList();
    }

    /** By these a role that may see only some things is kept to them. */
    private static Map<String, String> tags(Source it) {
        return Map.of("service", it.service(), "environment", it.environment(), "env", it.environment());
    }

    /** All groups of a service in an environment; at least one. */
    List<Source> of(Call call, String service, String environment) {
        var all = all(call);
        var wanted = all.stream()
                .filter(it -> it.service().equalsIgnoreCase(service)
                        && it.environment().equalsIgnoreCase(environment))
                .toList();
        if (wanted.isEmpty()) {
            throw all.isEmpty()
                    ? new Refused("logs.none")
                    : new Refused(
                            "logs.unknown",
                            Markdown.plain(service),
                            Markdown.plain(environment),
                            all.stream()
                                    .map(it -> Markdown.plain(it.service() + " (" + it.environment() + ")"))
                                    .distinct()
                                    .limit(20)
                                    .collect(Collectors.joining(", ")));
        }
        return wanted;
    }

    private List<Choice> like(Call call, String typed, Function<Source, String> what) {
        return all(call).stream()
                .map(what)
                .distinct()
                .filter(it -> it.length() <= 100)
                .filter(it -> it.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .limit(25)
                .map(it -> new Choice(it, it))
                .toList();
    }

    /** In which times are said where Discord does not say them. */
    static ZoneId zone(LogsNeeds needs, String guild) {
        return needs.guilds()
                .get()
                .find(guild)
                .orElseGet(() -> Guild.unknown(guild))
                .zone();
    }

    /** As it is said to somebody: which groups, by their names. */
    static String names(List<Source> sources) {
        return sources.stream()
                .map(it -> Markdown.code(it.group()))
                .distinct()
                .limit(10)
                .collect(Collectors.joining(" "));
    }

    /** Why it could not be done, and what to do about it. */
    static Message failed(Call call, Failed<?> failed) {
        var what = failed.trouble() == Trouble.UNSUPPORTED
                ? call.text("logs.notUnderstood")
                : call.text("trouble." + failed.trouble().word());
        return Message.bad(call.text("logs.failed")).text(what).text("-# " + Markdown.plain(failed.detail()));
    }
}
