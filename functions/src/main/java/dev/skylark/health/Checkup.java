package dev.skylark.health;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.command.Durations;
import dev.skylark.discord.Message;
import dev.skylark.feature.Check;
import dev.skylark.feature.Check.Scope;
import dev.skylark.feature.Finding;
import dev.skylark.settings.HouseJob;
import dev.skylark.settings.Setting;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks after everything that is due, remembers how it is, and tells the admins what has changed. */
final class Checkup {

    static final String KIND = HouseJob.CHECKUP.kind();

    /** In a job's data: how the names of those begin that are looked at, now, whether due or not. */
    static final String ONLY = "only";

    static final Duration RHYTHM = Duration.ofMinutes(5);

    /** So much earlier something may be looked at again, since nobody comes to the second. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HealthNeeds needs;
    private final States states;
    private final Tasks tasks;
    private final AllChecks checks;
    private final Looks looks = new Looks(PATIENCE);

    Checkup(HealthNeeds needs) {
        this.needs = needs;
        this.states = new States(needs.rows());
        this.tasks = new Tasks(needs.rows());
        this.checks = new AllChecks(needs);
    }

    /** What changed for whom. */
    private record News(Check check, Known before, Verdict verdict) {}

    void run(Job job) {
        var isHouse = job.guild().equals(Tasks.HOUSE);
        var only = job.data().at(ONLY).text();
        run(job.guild(), isHouse ? Scope.HOUSE : Scope.GUILD, only);
        if (isHouse && only.isEmpty()) {
            tasks.beat(needs.care().get().version().get(), needs.clock().instant());
        }
    }

    private void run(String whose, Scope scope, String only) {
        var known = states.all(whose).stream().collect(Collectors.toMap(Known::check, Function.identity()));
        var now = needs.clock().instant();
        var due = checks(scope)
                .filter(it -> only.isEmpty()
                        ? isDue(it, known.get(it.name()), now)
                        : it.name().startsWith(only))
                .toList();
        var news = new ArrayList<News>();
        try {
            looks.at(due, whose).forEach((check, finding) -> {
                var before = Optional.ofNullable(known.get(check.name())).orElseGet(() -> Known.nothing(check.name()));
                var verdict = Verdict.of(before, finding, now);
                // of two who look at the same moment, one tells
                if (states.save(whose, before, verdict.now())) {
                    news.add(new News(check, before, verdict));
                }
            });
        } finally {
            // what is written down as told must be, also where the rest could not be written down
            tell(whose, scope, news);
        }
    }

    /** Everything of a guild, now, whether due or not; nobody is told. */
    Map<Check, Finding> look(String guild) {
        return looks.at(checks(Scope.GUILD).toList(), guild);
    }

    private Stream<Check> checks(Scope scope) {
        return checks.all().stream().filter(it -> it.scope() == scope);
    }

    private static boolean isDue(Check check, @Nullable Known known, Instant now) {
        return known == null || !now.isBefore(known.looked().plus(check.every()).minus(EARLY));
    }

    private void tell(String whose, Scope scope, List<News> news) {
        var alarms = news.stream()
                .filter(it -> it.verdict() instanceof Verdict.Alarm)
                .sorted(Comparator.comparing((News it) -> it.verdict().now().mood())
                        .reversed())
                .toList();
        var over =
                news.stream().filter(it -> it.verdict() instanceof Verdict.Over).toList();
        if (alarms.isEmpty() && over.isEmpty()) {
            return;
        }
        var guild = guild(scope == Scope.HOUSE ? needs.setting().apply(Setting.OWNER_GUILD) : whose);
        var channel = Optional.ofNullable(guild.channels().get(Purpose.ADMIN))
                .or(() -> scope == Scope.HOUSE
                        ? Optional.of(needs.setting().apply(Setting.OWNER_CHANNEL))
                        : Optional.empty());
        if (channel.isEmpty()) {
            return; // there nobody wants to hear it
        }
        var texts = Texts.in(guild.locale());
        try {
            if (!alarms.isEmpty()) {
                post(whose, channel.get(), guild.locale(), alarm(texts, alarms), alarms);
            }
        } finally {
            if (!over.isEmpty()) {
                post(whose, channel.get(), guild.locale(), over(texts, over), over);
            }
        }
    }

    private Guild guild(String id) {
        return needs.guilds().get().find(id).orElseGet(() -> Guild.unknown(id));
    }

    /** What Discord does not take now is told the next time. */
    private void post(String whose, String channel, String locale, Message message, List<News> news) {
        var isHeard = false;
        try {
            isHeard = !(needs.answers().get().post(channel, message, locale) instanceof Delivery.NotYet);
        } finally {
            if (!isHeard) {
                for (var it : news) {
                    states.save(whose, it.verdict().now(), it.verdict().now().untold(it.before()));
                }
            }
        }
    }

    private static Message alarm(Texts texts, List<News> alarms) {
        var worst = alarms.getFirst().verdict().now().mood();
        var title = texts.of(worst.level());
        var message = worst == Mood.ILL ? Message.bad(title) : Message.warning(title);
        for (var it : alarms) {
            message = message.text(line(texts, it.check(), it.verdict().now()));
        }
        return message.buttons(HealthCommands.button(texts));
    }

    private static Message over(Texts texts, List<News> over) {
        var message = Message.good(texts.of("health.over"));
        for (var it : over) {
            if (it.verdict() instanceof Verdict.Over(var _, var lasted)) {
                message = message.text(texts.of(
                        "health.over.line",
                        it.check().title().in(texts),
                        Durations.write(lasted.truncatedTo(ChronoUnit.SECONDS))));
            }
        }
        return message;
    }

    /** What is wrong, and what to do about it. */
    static String line(Texts texts, Check check, Known it) {
        var toDo = it.toDo().in(texts);
        return "%s **%s**: %s%s"
                .formatted(
                        it.mood().sign(),
                        check.title().in(texts),
                        it.what().in(texts),
                        toDo.isEmpty() ? "" : "\n→ " + toDo);
    }
}
