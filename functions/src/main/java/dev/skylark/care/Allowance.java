package dev.skylark.care;

import dev.skylark.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What a member may do in a channel, by Discord's own rule. */
final class Allowance {

    private static final long ADMINISTRATOR = 1L << 3;
    private static final long EVERYTHING = -1L;

    private Allowance() {}

    // https://discord.com/developers/docs/topics/permissions#permission-overwrites
    static long of(String guild, Json roles, Json member, String memberId, Json channel) {
        var theirs = member.at("roles").items().stream().map(Json::text).toList();
        var base = roles.items().stream()
                .filter(it -> isOneOf(it.at("id").text(), guild, theirs))
                .mapToLong(it -> bits(it.at("permissions")))
                .reduce(0, (one, other) -> one | other);
        if ((base & ADMINISTRATOR) != 0) {
            return EVERYTHING;
        }
        var overwrites = channel.at("permission_overwrites").items();
        var forAll = overwritten(base, overwrites, List.of(guild));
        var forRoles = overwritten(forAll, overwrites, theirs);
        return overwritten(forRoles, overwrites, List.of(memberId));
    }

    private static boolean isOneOf(String role, String guild, Collection<String> theirs) {
        // the role of everybody has the id of the guild
        return Objects.equals(role, guild) || theirs.contains(role);
    }

    private static long overwritten(long before, List<Json> overwrites, Collection<String> whose) {
        var denied = 0L;
        var allowed = 0L;
        for (var it : overwrites) {
            if (whose.contains(it.at("id").text())) {
                denied |= bits(it.at("deny"));
                allowed |= bits(it.at("allow"));
            }
        }
        return (before & ~denied) | allowed;
    }

    private static long bits(Json written) {
        var text = written.text();
        return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    }
}
