package dev.skylark.upkeep;

import dev.skylark.access.Guild;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.feature.Feature;
import dev.skylark.fleet.Answer;
import dev.skylark.settings.HouseJob;
import dev.skylark.table.Table;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /maintenance run}, and the same every night: every record is looked at once. */
public final class UpkeepFeature {

    /** Comes every hour; which one it is where the owner lives is looked at then. */
    private static final String HOURLY = HouseJob.UPKEEP.kind();

    private static final String NIGHTLY = "upkeep-night";

    private static final int HOUR = 3;
    private static final int SHOWN = 5;

    /** What people brought is nobody's to look at, and what they did is nobody's to take away. */
    private static final Set<Table> UNTOUCHED = Set.of(Table.PEOPLE, Table.AUDIT);

    private final UpkeepNeeds needs;

    private UpkeepFeature(UpkeepNeeds needs) {
        this.needs = needs;
    }

    public static Feature of(UpkeepNeeds needs) {
        var upkeep = new UpkeepFeature(needs);
        return new Feature(
                        "upkeep",
                        false,
                        List.of(Command.named("maintenance run", "Tidy up, and say what was found")
                                .only(Permission.ADMIN)
                                .deferred()
                                .runs(upkeep::run)))
                .doing(HOURLY, upkeep::hourly)
                .doing(NIGHTLY, upkeep::nightly);
    }

    private Reply run(Call call) {
        if (!call.guild().equals(needs.owner())) {
            throw new Refused("upkeep.owner");
        }
        return Reply.say(tidied(call.texts()));
    }

    /** The clock may take nothing away: it hands over to who may. */
    private void hourly(Job job) {
        if (needs.clock().instant().atZone(owner().zone()).getHour() == HOUR) {
            needs.soon().accept(Job.of(needs.owner(), NIGHTLY, ""));
        }
    }

    /** Told only where somebody has to do something: a night in which all is well is no news. */
    private void nightly(Job job) {
        var owner = owner();
        var findings = new ArrayList<String>();
        var message = tidied(Texts.in(owner.locale()), findings);
        if (!findings.isEmpty()) {
            needs.answers().get().post(needs.channel().get(), message, owner.locale());
        }
    }

    private Guild owner() {
        return needs.guilds().get().find(needs.owner()).orElseGet(() -> Guild.unknown(needs.owner()));
    }

    private Message tidied(Texts texts) {
        return tidied(texts, new ArrayList<>());
    }

    private Message tidied(Texts texts, List<String> findings) {
        var sweeps = sweeps();
        lifetimes(texts, findings);
        logs(texts, findings);
        var strangers = sweeps.stream().flatMap(it -> it.strangers().stream()).collect(Collectors.toSet());
        if (!strangers.isEmpty()) {
            findings.add(texts.of(
                    "upkeep.strangers",
                    strangers.size(),
                    strangers.stream().sorted().limit(SHOWN).map(Markdown::code).collect(Collectors.joining(", "))));
        }
        var message = (findings.isEmpty()
                        ? Message.good(texts.of("upkeep.done"))
                        : Message.warning(texts.of("upkeep.found", findings.size())))
                .fact(texts.of("upkeep.expired"), Sweep.expired(sweeps))
                .fact(
                        texts.of("upkeep.records"),
                        sweeps.stream()
                                .map(it -> word(it.table()) + " " + it.records())
                                .collect(Collectors.joining(" · ")));
        for (var finding : findings) {
            message = message.text("- " + finding);
        }
        return message;
    }

    private List<Sweep> sweeps() {
        var now = needs.clock().instant();
        var guilds = known();
        return Arrays.stream(Table.values())
                .filter(it -> !UNTOUCHED.contains(it))
                .map(it -> {
                    var rows = rows(it);
                    return Sweep.of(
                            it,
                            rows.everything(),
                            guilds,
                            now,
                            item -> rows.removeExpired(partition(item), id(item), now.minus(Sweep.LATE)));
                })
                .toList();
    }

    private Rows rows(Table table) {
        return needs.rows().apply(table);
    }

    private static String partition(Item item) {
        return item.text(Table.PARTITION);
    }

    private static String id(Item item) {
        return item.text(Table.SORT);
    }

    /** All guilds that ever said something to us. */
    private Set<String> known() {
        var guilds = new HashSet<String>();
        rows(Table.GUILDS).everything().forEach(it -> guilds.add(partition(it)));
        return guilds;
    }

    private void lifetimes(Texts texts, List<String> findings) {
        for (var table : Table.values()) {
            switch (needs.lifetimes().get().end(table)) {
                case Answer.Got<Boolean>(var ends) when ends -> {
                    // as it should be
                }
                case Answer.Got<Boolean> _ -> findings.add(texts.of("upkeep.noLifetime", word(table)));
                case Answer.Failed<Boolean>(var trouble, var _) ->
                    findings.add(
                            texts.of("upkeep.unknownLifetime", word(table), texts.of("trouble." + trouble.word())));
            }
        }
    }

    private void logs(Texts texts, List<String> findings) {
        switch (needs.logs().get().keptForEver()) {
            case Answer.Got<List<String>>(var groups) ->
                groups.forEach(it -> findings.add(texts.of("upkeep.forever", Markdown.code(it))));
            case Answer.Failed<List<String>>(var trouble, var _) ->
                findings.add(texts.of("upkeep.unknownLogs", texts.of("trouble." + trouble.word())));
        }
    }

    private static String word(Table table) {
        return table.name().toLowerCase(Locale.ROOT);
    }
}
