package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person in a guild. A visitor came with a signed request from outside and has the permissions that it carried;
 * everybody else has those of their roles.
 */
record Member(String id, List<String> roles, long carried, boolean visitor) {

    Member {
        roles = List.copyOf(roles);
    }

    static Member of(Json kept) {
        return new Member(
                kept.at("id").text(),
                kept.at("roles").items().stream().map(Json::text).toList(),
                Bits.read(kept.at("carried").text()),
                kept.at("visitor").truth());
    }

    Json.Fields kept() {
        return Json.fields()
                .with("id", id)
                .with("roles", roles)
                .with("carried", String.valueOf(carried))
                .with("visitor", visitor);
    }

    Member withRole(String role) {
        return new Member(
                id, Stream.concat(roles.stream(), Stream.of(role)).distinct().toList(), carried, visitor);
    }

    Member withoutRole(String role) {
        return new Member(id, roles.stream().filter(it -> !it.equals(role)).toList(), carried, visitor);
    }

    /** Discord's member object without the person in it, as it stands among the things an option names. */
    Json.Fields shown() {
        return Json.fields()
                .with("avatar", null)
                .with("banner", null)
                .with("nick", null)
                .with("roles", roles)
                .with("joined_at", Times.text(Seed.LONG_AGO))
                .with("premium_since", null)
                .with("communication_disabled_until", null)
                .with("unusual_dm_activity_until", null)
                .with("flags", 0)
                .with("pending", false);
    }
}
