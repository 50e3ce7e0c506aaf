package dev.skylark.health;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When each kind of job was done last, and what runs since when. */
public final class Tasks {

    /** The partition of what is true of the whole house. */
    public static final String HOUSE = "house";

    /** The item whose attribute {@code at} says when the house last looked after itself, in milliseconds. */
    public static final String HEARTBEAT = "heartbeat";

    private static final String PREFIX = "task#";
    private static final Duration KEPT = Duration.ofDays(60);

    private final Rows rows;

    public Tasks(Rows rows) {
        this.rows = rows;
    }

    /** The last run of a kind of job, and whether it went well. */
    public record Task(String kind, Instant last, boolean well) {}

    /** Since when this version runs, and when it last looked after itself. */
    public record Beat(String version, Instant began, Instant at) {}

    /** Of two that come in the wrong order, the later stays. */
    public void ran(String kind, boolean well, Instant at) {
        rows.setIf(
                HOUSE,
                PREFIX + kind,
                "#last = :last, #result = :result, #expires = :expires",
                "attribute_not_exists(#last) OR #last <= :last",
                Item.NOTHING
                        .with("last", at)
                        .with("result", well ? "well" : "failed")
                        .with("expires", at.plus(KEPT).getEpochSecond()));
    }

    static List<Task> of(List<Item> items) {
        return items.stream()
                .filter(it -> it.text("id").startsWith(PREFIX))
                .map(it -> new Task(
                        it.text("id").substring(PREFIX.length()),
                        it.instant("last"),
                        it.text("result").equals("well")))
                .toList();
    }

    /** The house has looked after itself. */
    public void beat(String version, Instant now) {
        rows.setIf(
                HOUSE,
                HEARTBEAT,
                "#at = :at, #version = :version, #began = :at",
                "attribute_not_exists(#version) OR #version <> :version",
                Item.NOTHING.with("at", now).with("version", version));
        rows.setIf(
                HOUSE,
                HEARTBEAT,
                "#at = :at",
                "#version = :version AND #at < :at",
                Item.NOTHING.with("at", now).with("version", version));
    }

    static Beat beat(List<Item> items) {
        return items.stream()
                .filter(it -> it.text("id").equals(HEARTBEAT))
                .findFirst()
                .map(it -> new Beat(it.text("version"), it.instant("began"), it.instant("at")))
                .orElse(new Beat("", Instant.EPOCH, Instant.EPOCH));
    }
}
