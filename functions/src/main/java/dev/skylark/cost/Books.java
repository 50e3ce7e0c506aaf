package dev.skylark.cost;

import dev.skylark.cost.Bills.Anomaly;
import dev.skylark.cost.Bills.Forecast;
import dev.skylark.cost.Bills.Line;
import dev.skylark.cost.Ledger.Known;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The bills of all accounts in which a guild has servers, as one. */
final class Books {

    private final Supplier<Ledger> ledger;
    private final Supplier<Sources> sources;

    Books(Supplier<Ledger> ledger, Supplier<Sources> sources) {
        this.ledger = ledger;
        this.sources = sources;
    }

    Answer<Known<Bill>> days(String guild) {
        return all(guild, ledger.get()::days, Bill::plus);
    }

    Answer<Known<Forecast>> forecast(String guild) {
        return all(
                guild,
                ledger.get()::forecast,
                (one, other) -> new Forecast(
                        one.dollars().add(other.dollars()),
                        one.least().add(other.least()),
                        one.most().add(other.most())));
    }

    Answer<Known<List<Line>>> servers(String guild) {
        return all(guild, ledger.get()::servers, Books::join);
    }

    Answer<Known<List<Anomaly>>> anomalies(String guild) {
        return all(guild, ledger.get()::anomalies, Books::join);
    }

    int paidToday(String guild) {
        return ledger.get().paidToday(guild);
    }

    /** Those accounts count that answer; where none does, the first says why. */
    private <T> Answer<Known<T>> all(
            String guild, BiFunction<String, String, Answer<Known<T>>> ask, BinaryOperator<T> join) {
        var roles = Stream.concat(
                        Stream.of(""),
                        sources.get().of(guild).stream()
                                .filter(it -> it.kind() == Place.Kind.AWS)
                                .map(Place::through))
                .distinct()
                .toList();
        var answers = roles.stream().map(role -> ask.apply(role, guild)).toList();
        return answers.stream()
                .filter(it -> it instanceof Answer.Got<Known<T>>)
                .reduce((one, other) -> join(one, other, join))
                .orElse(answers.getFirst());
    }

    private static <T> Answer<Known<T>> join(Answer<Known<T>> one, Answer<Known<T>> other, BinaryOperator<T> join) {
        if (one instanceof Answer.Got<Known<T>>(var first) && other instanceof Answer.Got<Known<T>>(var second)) {
            return Answer.got(
                    new Known<>(join.apply(first.value(), second.value()), earlier(first.asked(), second.asked())));
        }
        return one;
    }

    private static <E> List<E> join(List<E> one, List<E> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** AWS's long names of its services, as short as people say them. */
    static String brief(String service) {
        return switch (service) {
            case "Amazon Elastic Compute Cloud - Compute" -> "EC2";
            case "EC2 - Other" -> "EBS & EC2 other";
            case "Amazon Virtual Private Cloud" -> "VPC";
            case "Amazon Simple Storage Service" -> "S3";
            case "AmazonCloudWatch" -> "CloudWatch";
            default -> service.replaceFirst("^(Amazon|AWS) ", "");
        };
    }
}
