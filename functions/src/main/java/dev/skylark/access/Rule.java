package dev.skylark.access;

import dev.skylark.command.Permission;
import dev.skylark.command.Person;
import dev.skylark.command.Rights;
import java.util.List;
import java.util.Map;

/** How far a person's word goes in a guild. */
public final class Rule {

    private Rule() {}

    /**
     * The rights of a person for something that wants a level. By default Discord's permission bits say it; once a
     * guild has given rights to roles, only the roles do, except that nobody can lock out who may manage the server.
     */
    public static Rights rights(Guild guild, Person person, boolean ownersGuild, Permission wanted) {
        if (ownersGuild && Permission.isAdministrator(person.permissions())) {
            return new Rights(Permission.OWNER, List.of());
        }
        var byBits = Permission.of(person.permissions());
        if (guild.grants().isEmpty() || byBits == Permission.ADMIN) {
            return new Rights(byBits, List.of());
        }
        var theirs = guild.grants().stream()
                .filter(it -> person.roles().contains(it.role()))
                .toList();
        var level = theirs.stream()
                .map(Grant::permission)
                .max(Permission::compareTo)
                .orElse(Permission.EVERYONE);
        var enough = theirs.stream()
                .filter(it -> it.permission().covers(wanted))
                .map(Grant::tags)
                .toList();
        return new Rights(level, enough.stream().anyMatch(Map::isEmpty) ? List.of() : enough);
    }
}
