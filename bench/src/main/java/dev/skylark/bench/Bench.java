package dev.skylark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./skylark bench}: measures and prints Markdown, as it stands in RESULTS.md. */
public final class Bench {

    /** Takes ten minutes, so it must be asked for. */
    private static final String SOAK = "soak";

    private static final List<String> ALL =
            List.of("cold", "warm", "calls", "logs", "storm", "schedules", "voice", "note", "jmh", SOAK);

    private Bench() {}

    public static void main(String[] words) throws Exception {
        if (!ALL.containsAll(List.of(words))) {
            System.err.println("usage: ./skylark bench [cold|warm|calls|logs|storm|schedules|voice|note|soak|jmh] …");
            System.exit(2);
        }
        var wanted = words.length == 0
                ? ALL.stream().filter(it -> !it.equals(SOAK)).collect(Collectors.toUnmodifiableSet())
                : Set.of(words);
        var root = Path.of(".");
        System.out.println("Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + machine() + ".\n");
        if (wanted.contains("cold")) {
            System.out.println("### Cold: milliseconds from the start of the process to the first answer (medians)\n");
            System.out.println(new ColdStarts(root).run());
        }
        if (wanted.contains("cold")) {
            System.out.println("### The hand-over alone: first invocation of a fresh process, from main (medians)\n");
            System.out.println(Signing.run());
        }
        if (wanted.contains("warm")) {
            System.out.println("### Warm: `/ping` over HTTP, one core for the door, medians of three runs in turn\n");
            System.out.println(new Warm(root).run());
        }
        if (wanted.contains("calls")) {
            System.out.println("### Calls: what a command asks the cloud, the database and Discord (counted)\n");
            System.out.println(Calls.run());
        }
        if (wanted.contains("logs")) {
            System.out.println(
                    "### Logs: errors found by one core, beside unpacking and parsing alone (medians, in turn)\n");
            System.out.println(LogLines.run());
        }
        if (wanted.contains("storm")) {
            System.out.println("### Storm: 100,000 errors of 20 kinds in five minutes (counted)\n");
            System.out.println(Storm.run());
        }
        if (wanted.contains("schedules")) {
            System.out.println("### Schedules: what 100,000 of them ask for and cost in a month (counted, reckoned)\n");
            System.out.println(Schedules.run());
        }
        if (wanted.contains("voice")) {
            System.out.println(
                    "### Voice: the worker in one process, Discord in another; JDA, LavaPlayer and encryption counted\n");
            System.out.println(new Singers(root, Duration.ofSeconds(20)).run());
        }
        if (wanted.contains("note")) {
            System.out.println("### First note: from `/play` to a listener's ear, all in one process (medians)\n");
            System.out.println(FirstNote.run());
        }
        if (wanted.contains(SOAK)) {
            System.out.println("### Soak: a hundred guilds for ten minutes\n");
            System.out.println(new Singers(root, Duration.ofMinutes(10)).soak(100));
        }
        if (wanted.contains("jmh")) {
            System.out.println("### Parts, warm (JMH, average time)\n");
            System.out.println(parts());
        }
    }

    /** To whoever waits, not into the results. */
    static void say(String what) {
        System.err.println(what);
    }

    private static String parts() throws Exception {
        var options = new OptionsBuilder()
                .include(Parts.class.getName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .output("bench/target/jmh.log")
                .build();
        return "| part | µs | ± |\n|---|---:|---:|\n"
                + new Runner(options)
                        .run().stream()
                                .map(it -> "| %s | %.2f | %.2f |"
                                        .formatted(
                                                it.getPrimaryResult().getLabel(),
                                                it.getPrimaryResult().getScore(),
                                                it.getPrimaryResult().getScoreError()))
                                .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String machine() throws IOException {
        var info = Path.of("/proc/cpuinfo");
        var cpu = Files.exists(info)
                ? Files.readAllLines(info).stream()
                        .filter(it -> it.startsWith("model name"))
                        .map(it -> it.substring(it.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor")
                : System.getProperty("os.arch");
        return "%s, %d cores, JDK %s".formatted(cpu, Runtime.getRuntime().availableProcessors(), Runtime.version());
    }
}
