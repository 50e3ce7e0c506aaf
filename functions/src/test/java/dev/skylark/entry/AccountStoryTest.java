package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.account.Away.Why;
import dev.skylark.account.InMemoryMusic;
import dev.skylark.discord.Block;
import dev.skylark.discord.Message;
import dev.skylark.json.Json;
import dev.skylark.voice.VoiceCommand;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody brings an account, uses it and takes it back; and what others try to do with it. */
final class AccountStoryTest {

    private static final Pattern TICKET = Pattern.compile("ticket=(\\d+\\.[\\w-]{43})");

    private final House house = new House();
    private final String guild = house.allowedGuild();
    private final Somebody ann = Somebody.in(guild, Somebody.USE_COMMANDS);
    private final Somebody eve = Somebody.in(guild, Somebody.USE_COMMANDS);

    /** What a browser was answered. */
    private record Shown(int status, String page, String cookie, URI location) {}

    @Test
    void an_account_is_linked_looked_at_played_and_unlinked() {
        var said = says(ann, "link", "provider", "spotify");
        assertThat(House.text(said)).contains("Link your account at Spotify", "no music comes from there");
        var page = get("spotify", "ticket", ticket(said), "", "de-DE");
        assertThat(page.page()).contains("Spotify mit Discord verknüpfen", "name-" + ann.id());
        var gone = post("spotify", ticket(said));
        assertThat(gone.status()).isEqualTo(303);
        var back = arrive("spotify", gone, house.music.yes(gone.location()));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.page()).contains("Spotify is linked with “name-" + ann.id());
        var library = says(ann, "library");
        assertThat(House.text(library)).contains("Your playlists at Spotify: 2", "Road \\*trip\\*", "2 songs");
        var songs = chooses(ann, menu(library), "pl1 Road *trip*");
        assertThat(House.text(songs)).contains("Road \\*trip\\* · Spotify · 2 songs", "Song 1", "3:01");
        press(ann, House.target(songs, "Play"));
        assertThat(house.voices().orders())
                .singleElement()
                .satisfies(it -> assertThat(it.command())
                        .isInstanceOfSatisfying(
                                VoiceCommand.PlayWanted.class,
                                wanted -> assertThat(wanted.songs()).hasSize(2)));
        assertThat(House.text(press(ann, House.target(library, "Liked")))).contains("Liked songs · Spotify · 1 songs");

        var unlinked = says(ann, "unlink", "provider", "spotify");
        assertThat(House.text(unlinked)).contains("is unlinked", "Spotify was told");
        assertThat(house.music.isOpen()).isFalse();
        assertThat(House.text(says(ann, "library"))).contains("You have not linked any account");
        assertThat(House.text(says(ann, "unlink", "provider", "spotify"))).contains("You have not linked");
    }

    @Test
    void a_long_playlist_is_turned_over_and_its_end_is_said() {
        link(ann, "youtube");
        var songs = chooses(ann, menu(says(ann, "library", "provider", "youtube")), "pl2 Late");
        assertThat(House.text(songs))
                .contains("Skylark reads the first 500", "Song 20")
                .doesNotContain("Song 21");

        var next = press(ann, House.target(songs, "Next"));

        assertThat(House.text(next)).contains("Late", "Song 21", "Song 40");
    }

    @Test
    void what_somebody_links_is_theirs_in_every_guild_and_nobody_elses() {
        link(ann, "spotify");
        var elsewhere = new Somebody(ann.id(), house.allowedGuild(), Somebody.USE_COMMANDS, List.of(), "en-US");

        assertThat(House.text(says(elsewhere, "library"))).contains("Your playlists at Spotify");
        assertThat(House.text(says(eve, "library"))).contains("You have not linked any account");
        assertThat(House.text(says(eve, "library", "provider", "spotify"))).contains("`/link provider:spotify`");
    }

    @Test
    void of_several_accounts_one_is_chosen() {
        link(ann, "spotify");
        link(ann, "soundcloud");

        var which = says(ann, "library");

        assertThat(House.text(which)).contains("Which library?");
        assertThat(House.text(press(ann, House.target(which, "SoundCloud")))).contains("Your playlists at SoundCloud");
    }

    @Test
    void whoever_says_no_leaves_nothing() {
        var gone = post("spotify", ticket(says(ann, "link", "provider", "spotify")));

        var denied = get("spotify/callback", "error", "access_denied&state=" + state(gone), gone.cookie(), "en");

        assertThat(denied.page()).contains("You said no to Spotify");
        assertThat(House.text(says(ann, "library"))).contains("You have not linked any account");
        assertThat(arrive("spotify", gone, house.music.yes(gone.location())).page())
                .contains("not asked for");
    }

    @Test
    void a_stolen_state_or_code_is_of_no_use_in_another_browser() {
        var anns = post("spotify", ticket(says(ann, "link", "provider", "spotify")));
        var code = house.music.yes(anns.location());
        var eves = post("spotify", ticket(says(eve, "link", "provider", "spotify")));

        assertThat(arrive("spotify", state(anns), code, "").page()).contains("not the browser in which you began");
        assertThat(arrive("spotify", state(anns), code, eves.cookie()).page()).contains("not asked for");
        // her own state with a code that is not hers: the challenge was another
        assertThat(arrive("spotify", state(eves), code, eves.cookie()).page()).contains("did not accept");
        // a cookie in another's name, without knowing the word in it
        var forged = anns.cookie().replaceAll("\\.[\\w-]{43}", "." + "x".repeat(43));
        assertThat(arrive("spotify", state(anns), code, forged).page()).contains("not asked for");
        for (var one : List.of(ann, eve)) {
            assertThat(House.text(says(one, "library"))).contains("You have not linked any account");
        }
    }

    @Test
    void a_code_is_not_taken_for_another_service() {
        var gone = post("spotify", ticket(says(ann, "link", "provider", "spotify")));

        assertThat(arrive("youtube", gone, house.music.yes(gone.location())).page())
                .contains("not asked for");
        assertThat(get("youtube", "ticket", ticket(says(ann, "link", "provider", "spotify")), "", "en")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void what_was_used_once_is_not_taken_again() {
        var ticket = ticket(says(ann, "link", "provider", "spotify"));
        assertThat(get("spotify", "ticket", ticket, "", "en").status()).isEqualTo(200);
        assertThat(get("spotify", "ticket", ticket, "", "en").status()).isEqualTo(200);
        var gone = post("spotify", ticket);
        assertThat(post("spotify", ticket).page()).contains("not good any more");
        var code = house.music.yes(gone.location());
        assertThat(arrive("spotify", gone, code).status()).isEqualTo(200);

        assertThat(arrive("spotify", gone, code).page()).contains("not asked for");
    }

    @Test
    void what_is_too_old_is_not_taken() {
        var ticket = ticket(says(ann, "link", "provider", "spotify"));
        house.pass(Duration.ofMinutes(10));
        assertThat(get("spotify", "ticket", ticket, "", "en").page()).contains("not good any more");
        assertThat(post("spotify", ticket).page()).contains("not good any more");

        var gone = post("spotify", ticket(says(ann, "link", "provider", "spotify")));
        var code = house.music.yes(gone.location());
        house.pass(Duration.ofMinutes(10));
        assertThat(arrive("spotify", gone, code).page()).contains("older than ten minutes");
    }

    @Test
    void nonsense_is_answered_in_words() {
        for (var ticket : List.of("", "x", "1.x", "1." + "x".repeat(43), "%3Cscript%3E", "9".repeat(40) + ".")) {
            assertThat(get("spotify", "ticket", ticket, "", "xx").status()).isEqualTo(400);
            assertThat(post("spotify", ticket).status()).isEqualTo(400);
        }
        assertThat(ask("GET", "/link/napster", Json.fields(), "", "", "").status())
                .isEqualTo(404);
    }

    @Test
    void when_the_service_is_down_nothing_is_linked_and_nothing_is_lost() {
        var gone = post("spotify", ticket(says(ann, "link", "provider", "spotify")));
        house.music.trouble = Why.DOWN;
        assertThat(arrive("spotify", gone, house.music.yes(gone.location())).page())
                .contains("Spotify did not answer");
        house.music.trouble = null;
        link(ann, "spotify");

        for (var why : Why.values()) {
            house.music.trouble = why;
            assertThat(House.text(says(ann, "library"))).contains("That did not happen", "spotify");
        }
        house.music.trouble = null;
        assertThat(House.text(says(ann, "library"))).contains("Your playlists at Spotify");

        house.music.trouble = Why.DOWN;
        assertThat(House.text(says(ann, "unlink", "provider", "spotify")))
                .contains("is unlinked", "did not confirm", "spotify.com/account/apps");
        house.music.trouble = null;
        assertThat(House.text(says(ann, "library"))).contains("You have not linked any account");
    }

    @Test
    void what_has_run_out_is_renewed_once_though_several_want_it_at_once() {
        link(ann, "soundcloud");
        house.pass(Duration.ofHours(2));
        for (int one = 0; one < 5; one++) {
            house.answer(ann.types("library"));
        }
        house.told.clear();

        house.workOffAtOnce();

        assertThat(house.texts()).hasSize(5).allMatch(it -> it.contains("Your playlists at SoundCloud"));
        assertThat(house.music.renewals).hasValue(1);
        house.pass(Duration.ofHours(2));
        assertThat(House.text(says(ann, "library"))).contains("Your playlists at SoundCloud");
        assertThat(house.music.renewals).hasValue(2);
    }

    @Test
    void what_is_refused_before_its_time_is_renewed_once_too() {
        link(ann, "spotify");
        house.music.forgetAccess();

        assertThat(House.text(says(ann, "library"))).contains("Your playlists at Spotify");
        assertThat(house.music.renewals).hasValue(1);
    }

    @Test
    void when_a_renewal_fails_the_next_one_can_try() {
        link(ann, "spotify");
        house.pass(Duration.ofHours(2));
        house.music.trouble = Why.DOWN;
        assertThat(House.text(says(ann, "library"))).contains("did not answer in time");
        house.music.trouble = null;

        assertThat(House.text(says(ann, "library"))).contains("Your playlists at Spotify");
    }

    @Test
    void what_is_unlinked_in_the_middle_of_a_renewal_stays_unlinked() {
        link(ann, "spotify");
        house.pass(Duration.ofHours(2));
        house.music.whileRenewing = () -> {
            house.music.whileRenewing = () -> {};
            house.answer(ann.types("unlink", "provider", "spotify"));
            house.workOff();
        };

        house.answer(ann.types("library"));
        house.workOff();

        assertThat(house.texts()).anyMatch(it -> it.contains("is unlinked"));
        assertThat(House.text(says(ann, "library"))).contains("You have not linked any account");
        assertThat(house.music.isOpen()).isFalse();
    }

    @Test
    void what_is_not_set_up_is_said_in_words() {
        assertThat(House.text(says(ann, "link", "provider", "apple"))).contains("Apple Music is not set up here");
    }

    @Test
    void a_page_is_for_nobody_to_keep_frame_or_follow() {
        var ticket = ticket(says(ann, "link", "provider", "spotify"));
        var answer = answered("GET", "/link/spotify", Json.fields().with("ticket", ticket), "", "", "en");

        assertThat(answer.at("headers").at("content-security-policy").text())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.at("headers").at("cache-control").text()).isEqualTo("no-store");
        assertThat(answer.at("headers").at("referrer-policy").text()).isEqualTo("same-origin");
        var cookie = answered("POST", "/link/spotify", Json.fields(), "ticket=" + ticket, "", "en")
                .at("cookies")
                .items()
                .getFirst()
                .text();
        assertThat(cookie).startsWith("__Host-link=").contains("Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600");
    }

    @Test
    void no_token_is_ever_written_down_or_said() {
        link(ann, "spotify");
        says(ann, "library");
        house.music.trouble = Why.ODD;
        says(ann, "library");

        assertThat(house.journal.toString(StandardCharsets.UTF_8)).doesNotContain("access-", "refresh-", "code-");
        assertThat(String.join("\n", house.texts())).doesNotContain("access-", "refresh-");
    }

    private void link(Somebody who, String provider) {
        var gone = post(provider, ticket(says(who, "link", "provider", provider)));
        assertThat(arrive(provider, gone, house.music.yes(gone.location())).status())
                .isEqualTo(200);
    }

    private static String ticket(Message said) {
        var found = TICKET.matcher(House.target(said, "Go to"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String state(Shown gone) {
        return InMemoryMusic.part(gone.location(), "state");
    }

    private Shown get(String path, String name, String value, String cookie, String language) {
        var query = Json.fields();
        for (var part : (name + "=" + value).split("&", -1)) {
            var at = part.indexOf('=');
            query = query.with(part.substring(0, at), part.substring(at + 1));
        }
        return ask("GET", "/link/" + path, query, "", cookie, language);
    }

    private Shown post(String path, String ticket) {
        return ask("POST", "/link/" + path, Json.fields(), "ticket=" + ticket, "", "en");
    }

    private Shown arrive(String provider, Shown gone, String code) {
        return arrive(provider, state(gone), code, gone.cookie());
    }

    private Shown arrive(String provider, String state, String code, String cookie) {
        return get(provider + "/callback", "state", state + "&code=" + code, cookie, "en");
    }

    private Shown ask(String method, String path, Json query, String body, String cookie, String language) {
        var answer = answered(method, path, query, body, cookie, language);
        return new Shown(
                (int) answer.at("statusCode").whole(0),
                answer.at("body").text(),
                answer.at("cookies").items().stream()
                        .map(it -> it.text().replaceFirst(";.*", ""))
                        .findFirst()
                        .orElse(""),
                URI.create(answer.at("headers").at("location").text()));
    }

    private Json answered(String method, String path, Json query, String body, String cookie, String language) {
        return house.webhooks.answer(Json.fields()
                .with("rawPath", path)
                .with("queryStringParameters", query)
                .withIf(!cookie.isEmpty(), "cookies", List.of("other=1", cookie))
                .with("headers", Json.fields().with("accept-language", language))
                .with("requestContext", Json.fields().with("http", Json.fields().with("method", method)))
                .with("body", body)
                .with("isBase64Encoded", false)
                .bytes());
    }

    private static String menu(Message message) {
        return message.blocks().stream()
                .flatMap(it -> it instanceof Block.Menu(var select) ? Stream.of(select.target()) : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    private Message says(Somebody who, String command, String... options) {
        return house.message(house.says(who.types(command, options)));
    }

    private Message press(Somebody who, String target) {
        return house.message(house.says(who.presses(target)));
    }

    private Message chooses(Somebody who, String target, String value) {
        return house.message(house.says(who.chooses(target, value)));
    }
}
