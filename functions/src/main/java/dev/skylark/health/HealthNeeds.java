package dev.skylark.health;

import dev.skylark.access.Guilds;
import dev.skylark.care.Care;
import dev.skylark.data.Rows;
import dev.skylark.feature.Feature;
import dev.skylark.settings.Setting;
import dev.skylark.timer.Timers;
import dev.skylark.work.Answers;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What health needs of the house, each made when it is used first. */
public record HealthNeeds(
        Rows rows,
        Supplier<List<Feature>> features,
        Supplier<Guilds> guilds,
        Supplier<Answers> answers,
        Supplier<Timers> timers,
        Supplier<Care> care,
        Supplier<Redelivery> redelivery,
        Function<Setting, String> setting,
        Clock clock) {}
