package dev.skylark.cost;

/** Something that AWS has a price for. */
public sealed interface Good {

    /** A machine on demand, by the hour. {@code platform} is one of those of {@code Server}. */
    record Machine(String region, String type, String platform) implements Good {}

    /** A disk, by gigabyte and month. {@code kind} as EC2 names it, such as {@code gp3}. */
    record Disk(String region, String kind) implements Good {}

    /** Copies of disks, by gigabyte and month. */
    record Copies(String region) implements Good {}

    /** A public address, used or not, by the hour. */
    record Address(String region) implements Good {}

    /** Data that leaves for the internet, by gigabyte, at the price of the first terabytes. */
    record Traffic(String region) implements Good {}
}
