package dev.skylark.access;

/** How many commands a minute one person, and the whole guild, may use. */
public record Quota(int perPerson, int perGuild) {
    public static final Quota STANDARD = new Quota(20, 120);
}
