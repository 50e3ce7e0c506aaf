package dev.skylark.care;

import java.util.function.Supplier;

/** What Skylark looks after itself with, each part made on its first use; {@code version} names what runs now. */
public record Care(
        Supplier<Presence> presence,
        Supplier<Gauges> gauges,
        Supplier<Parking> parking,
        Supplier<TableSizes> tables,
        Supplier<Ages> ages,
        Supplier<AwsRights> rights,
        Supplier<Doorbell> doorbell,
        Supplier<String> version) {}
