package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.discord.Message;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;

/** A system that an admin has let in: where it posts, and the key that only the admin has seen. */
record Source(String path, String key) {

    private static final Pattern KEY = Pattern.compile("\\|\\|`(sky_[0-9a-f]{40})`\\|\\|");

    /** A guild in which somebody may add some. */
    static Somebody admin(House house) {
        var guild = House.newId();
        house.guilds.save(Guild.unknown(guild)
                .with(Standing.ALLOWED)
                .withChannels(Map.of(Purpose.ALERTS, "900000000000000102", Purpose.ADMIN, "900000000000000103"))
                .at(ZoneOffset.UTC, "en", "USD"));
        return Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    }

    /** It tells of the service “checkout”. */
    static Source added(House house, Somebody admin, String name, String format) {
        var told = house.message(
                house.says(admin.types("alert source add", "name", name, "service", "checkout", "format", format)));
        house.told.clear();
        return new Source("/webhooks/alerts/" + admin.guild() + "-" + name, key(told));
    }

    static String key(Message message) {
        var matcher = KEY.matcher(House.text(message));
        assertThat(matcher.find()).as(House.text(message)).isTrue();
        return matcher.group(1);
    }

    /** How what goes wrong looks now. */
    static String shown(House house) {
        return house.texts().stream()
                .filter(it -> it.contains("· checkout"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
