package dev.skylark.bench;

import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.entry.ClockFunction;
import dev.skylark.entry.WorkFunction;
import dev.skylark.json.Json;
import dev.skylark.timer.Job;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hundred thousand schedules ask for and cost in a month. One run of each kind is counted from the clock's door to
 * the message; the rest is reckoned by the list prices of us-east-1, without any free tier.
 */
final class Schedules {

    private static final long SCHEDULES = 100_000;
    private static final long DAYS = 30;

    // dollars a million, https://aws.amazon.com/eventbridge/pricing, …/lambda/pricing, …/dynamodb/pricing/on-demand
    private static final BigDecimal SCHEDULER = new BigDecimal("1.00");
    private static final BigDecimal INVOCATION = new BigDecimal("0.20");
    private static final BigDecimal READ = new BigDecimal("0.125");
    private static final BigDecimal WRITE = new BigDecimal("0.625");
    // dollars for a GB and second, and for a GB and month
    private static final BigDecimal LAMBDA = new BigDecimal("0.0000166667");
    private static final BigDecimal KEPT = new BigDecimal("0.25");
    /** Assumed, with the waiting for Discord and EC2: the clock hands over, the work function works. Both have 1 GB. */
    private static final BigDecimal SECONDS = new BigDecimal("0.1").add(new BigDecimal("1.2"));

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Schedules() {}

    /** What one run asks for. */
    private record Counted(int cloud, int reads, int writes, int messages) {}

    static String run() {
        try (var dynamo = EmbeddedDynamo.inMemory()) {
            var twins = new Twins(dynamo, Clock.systemUTC());
            twins.cloud.add(Twins.GUILD, "eu-central-1", "i-0123456789abcdef0", "web-1", "t3.small");
            var table = new StringBuilder(
                    "| 100,000 schedules of | runs a month | scheduler | invocations | AWS calls | reads"
                            + " | writes | messages | dollars a month | dollars a schedule |\n"
                            + "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
            var start = counted(twins, "ec2 start");
            var report = counted(twins, "report daily");
            line(table, "`/ec2 start`, once a day", start, 1);
            line(table, "`/ec2 start`, every hour", start, 24);
            line(table, "`/report daily`, once a day", report, 1);
            return table.toString();
        }
    }

    /** A run, from the clock's door to the message. */
    private static Counted counted(Twins twins, String what) {
        var work = new WorkFunction(twins.wiring());
        var clock = new ClockFunction(twins.wiring());
        var about = what.startsWith("ec2") ? List.of("server", "web-1") : List.<String>of();
        var options = new ArrayList<>(List.of("what", what, "when", "cron(0 8 * * ? *)", "zone", "UTC"));
        options.addAll(about);
        work.accept(Calls.order("schedule save", options.toArray(String[]::new)));
        var job = twins.timers.all().keySet().stream()
                .filter(it -> it.kind().equals("schedule"))
                .findFirst()
                .orElseThrow();
        twins.timers.cancel(job.guild(), job.kind(), job.name());
        // what is remembered for a while, such as prices, is not asked for by every run
        work.accept(Calls.order(about.isEmpty() ? what : "ec2 list"));
        var before = List.of(twins.cloud.asked(), twins.reads.get(), twins.writes.get(), twins.messages.get());
        once(work, clock, job);
        return new Counted(
                twins.cloud.asked() - before.get(0),
                twins.reads.get() - before.get(1),
                twins.writes.get() - before.get(2),
                twins.messages.get() - before.get(3));
    }

    private static void once(WorkFunction work, ClockFunction clock, Job job) {
        var due = job.due(Clock.systemUTC().instant());
        clock.accept(due.json());
        work.accept(Json.fields()
                .with("job", new Job(due.guild(), "schedule-run", due.name(), due.data(), due.due()).json()));
    }

    private static void line(StringBuilder table, String what, Counted one, int aDay) {
        var runs = SCHEDULES * DAYS * aDay;
        var perRun = SCHEDULER
                .add(INVOCATION.multiply(BigDecimal.TWO))
                .add(READ.multiply(BigDecimal.valueOf(one.reads())))
                .add(WRITE.multiply(BigDecimal.valueOf(one.writes())))
                .divide(MILLION)
                .add(LAMBDA.multiply(SECONDS));
        // each schedule and each run of 90 days is a kilobyte at the most
        var gigabytes = BigDecimal.valueOf(SCHEDULES + runs * 3).divide(MILLION);
        var dollars = perRun.multiply(BigDecimal.valueOf(runs)).add(KEPT.multiply(gigabytes));
        table.append("| %s | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %s | %s |\n"
                .formatted(
                        what,
                        runs,
                        runs,
                        runs * 2,
                        runs * one.cloud(),
                        runs * one.reads(),
                        runs * one.writes(),
                        runs * one.messages(),
                        dollars.setScale(2, RoundingMode.HALF_UP),
                        dollars.divide(BigDecimal.valueOf(SCHEDULES)).setScale(5, RoundingMode.HALF_UP)));
    }
}
