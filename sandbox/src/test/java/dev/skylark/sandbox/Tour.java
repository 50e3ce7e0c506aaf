package dev.skylark.sandbox;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Guest.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A walk through all of Skylark in one language: every command with all of its options and with none, and on every
 * message that appears each button, menu and form once.
 */
final class Tour {

    // Discord's numbers for components, and a button's style
    private static final int BUTTON = 2;
    private static final int LINK = 5;
    private static final int TEXT_MENU = 3;
    private static final int USER = 5;
    private static final int ROLE = 6;
    private static final int CHANNEL = 8;
    private static final int MOST_STEPS = 1_500;
    /** What a person would write where an option of this name asks. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("account", "octocat"),
            Map.entry("address", "http://localhost:9"),
            Map.entry("after", "2h"),
            Map.entry("at", "07:30"),
            Map.entry("change", "09:00"),
            Map.entry("command", "feature off"),
            Map.entry("currency", "EUR"),
            Map.entry("date", "2026-12-24"),
            Map.entry("daily", "04:00"),
            Map.entry("feature", "audit"),
            Map.entry("for", "1h"),
            Map.entry("alarming", "OutOf\\w+"),
            Map.entry("environment", "production"),
            Map.entry("group", "/shop/api"),
            Map.entry("harmless", "health ?check"),
            Map.entry("key", "ptlc_0123456789abcdef"),
            Map.entry("labels", "bug, incident"),
            Map.entry("language", "de"),
            Map.entry("last", "2026-12-26"),
            Map.entry("name", "The *Strangers* <@&1> @everyone"),
            Map.entry("owners", "octocat, acme/shop"),
            Map.entry("people", "12"),
            Map.entry("position", "0:30"),
            Map.entry("purpose", "We run a small game server together."),
            Map.entry("reason", "Not now."),
            Map.entry("quiet", "22:00-07:00"),
            Map.entry("region", "eu-west-1"),
            Map.entry("repository", "skylark-sandbox/shop"),
            Map.entry("role", "arn:aws:iam::123456789012:role/skylark-guest"),
            Map.entry("server", Guest.id(2)),
            Map.entry("service", "worker"),
            Map.entry("since", "7d"),
            Map.entry("tag", "use=prod"),
            Map.entry("tags", "env=prod, team=web"),
            Map.entry("to", "0123456789abcdef0123456789abcdef01234567"),
            Map.entry("token", "github_pat_0123456789abcdefghij"),
            Map.entry("topic", "arn:aws:sns:eu-central-1:123456789012:alarms"),
            Map.entry("until", "3h"),
            Map.entry("what", "lark"),
            Map.entry("when", "weekdays at 8"),
            Map.entry("with", "back=1"),
            Map.entry("zone", "Europe/Berlin"));

    /** What somebody sends who is asked for a file: a sound too short to be heard. */
    private static final Json.Fields FILE = Json.fields()
            .with("filename", "tour.wav")
            .with("content_type", "audio/wav")
            .with("base64", "UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=");

    private final Guest guest;
    private final String locale;
    private final boolean lastChoices;
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> tried = new HashSet<>();
    private final List<String> troubles = new ArrayList<>();
    private int steps;

    /** Something to press or to choose on a message. */
    private record Chance(Json message, String what, Json.Fields act) {}

    /** {@code lastChoices}: of what an option offers the last is chosen, not the first. */
    Tour(Guest guest, String locale, boolean lastChoices) {
        this.guest = guest;
        this.locale = locale;
        this.lastChoices = lastChoices;
    }

    Set<String> used() {
        return used;
    }

    /** What was pressed, chosen and sent, by its {@code custom_id}. */
    Set<String> tried() {
        return tried;
    }

    /** What Discord's client would not let a person do, and what the application did not answer. */
    List<String> troubles() {
        return troubles;
    }

    void walk() {
        // asks for access
        done("the strangers' setup", guest.use(stranger(), "setup", Json.fields()), stranger());
        walkMessages();
        somethingGoesWrong();
        commands().forEach(this::explore);
        nobodyPlays();
        for (var member : List.of(203, 204, 205)) {
            var person = Person.of(1, 101, member, locale);
            commands().forEach(it -> use(person, it, true));
            guest.forward("PT10M");
            guest.awaitCalm();
        }
    }

    /** Only what begins with one of these words, while somebody is in a voice channel. */
    void walkMusic(Set<String> words) {
        guest.happen(
                "member-joins-voice",
                Json.fields().with("member", Guest.id(201)).with("channel", Guest.id(111)));
        commands().stream()
                .filter(it -> words.contains(it.name().split(" ", -1)[0]))
                .forEach(this::explore);
    }

    /** A service whose code is connected fails, and something waits to be deployed. */
    private void somethingGoesWrong() {
        var connect = Json.fields().with("service", "worker").with("repository", "skylark-sandbox/shop");
        done("github connect", guest.use(owner(), "github connect", connect), owner());
        guest.happen("log-errors");
        guest.happen("deployment");
        guest.happen("deployment-waits");
        guest.happen("alarm");
        guest.happen("dead-letter");
        guest.happen("care-breaks");
        guest.happen("own-alarm");
        guest.forward("PT6M");
        guest.happen("care-mends");
        guest.awaitCalm();
    }

    /** Two servers count down: of their cards one keeps its server on, the other stops it. */
    private void nobodyPlays() {
        var servers = List.of("web-1", "web-2");
        for (var server : servers) {
            done("ec2 start", guest.use(owner(), "ec2 start", Json.fields().with("server", server)), owner());
        }
        guest.forward("PT1M");
        guest.awaitCalm();
        for (var server : servers) {
            var watch = Json.fields()
                    .with("server", server)
                    .with("game", "minecraft")
                    .with("after", "10m");
            done("idle set", guest.use(owner(), "idle set", watch), owner());
        }
        for (var step : List.of("PT6M", "PT11M")) {
            guest.forward(step);
            guest.awaitCalm();
        }
        walkMessages();
    }

    /** As often as there is something new on what it shows. */
    private void explore(Typed command) {
        var person = owner();
        var before = -1;
        while (before < tried.size()) {
            before = tried.size();
            // an earlier step may have switched it off
            done("feature on", guest.use(person, "feature on", Json.fields().with("feature", "audit")), person);
            for (var everything : List.of(true, false)) {
                if (done("/" + command.name(), use(person, command, everything), person)) {
                    used.add(command.name());
                }
                walkMessages();
            }
        }
    }

    private void walkMessages() {
        for (var chance = next(); chance.isPresent(); chance = next()) {
            var it = chance.get();
            tried.add(it.what());
            var person = who(it.message(), it.what());
            done(it.what(), guest.act(person, it.act()), person);
        }
    }

    private Optional<Chance> next() {
        if (++steps > MOST_STEPS) {
            throw new AssertionError("The tour does not end; it is at " + tried);
        }
        return guest.messages().stream()
                .flatMap(this::chances)
                .filter(it -> !tried.contains(it.what()))
                .min(Comparator.comparing(Tour::leadsAway));
    }

    /** Buttons often change the message; what else is on it is tried before. */
    private static boolean leadsAway(Chance chance) {
        return chance.what().startsWith(">") && chance.act().at("values").isNothing();
    }

    private Stream<Chance> chances(Json message) {
        var controls = inside(message.at("components"))
                .filter(it -> it.at("custom_id").isText() && !it.at("disabled").truth())
                .toList();
        // one view of one message: the same button elsewhere is another chance
        var view = String.join(
                " ",
                controls.stream()
                        .map(it -> lasting(it.at("custom_id").text()))
                        // each may be on or off, which makes more views than anybody looks at
                        .map(it -> it.replaceFirst("^>feature (on|off)", ">feature"))
                        .toList());
        var home = !message.at("channel_id").text().equals(stranger().channel());
        return controls.stream().flatMap(it -> uses(it, home).map(act -> chance(message, view, act)));
    }

    private static Chance chance(Json message, String view, Json.Fields act) {
        var what = "%s %s of [%s]".formatted(lasting(act.at("custom_id").text()), act.at("values"), view);
        return new Chance(message, what, act.with("message", message.at("id")));
    }

    private static Stream<Json.Fields> uses(Json control, boolean home) {
        var start = Json.fields().with("custom_id", control.at("custom_id"));
        return switch ((int) control.at("type").whole(0)) {
            case BUTTON ->
                control.at("style").whole(0) == LINK ? Stream.empty() : Stream.of(start.with("kind", "press"));
            case TEXT_MENU -> control.at("options").items().stream().map(it -> choosing(start, it.at("value")));
            case USER -> choosing(start, control, home ? 204 : 502);
            case ROLE -> choosing(start, control, home ? 304 : 601);
            case CHANNEL -> choosing(start, control, home ? 102 : 401);
            default -> throw new AssertionError("Nobody knows how to use " + control);
        };
    }

    /** That one, and nothing where a menu can be cleared. */
    private static Stream<Json.Fields> choosing(Json.Fields start, Json menu, int last) {
        var one = choosing(start, Json.of(Guest.id(last)));
        return menu.at("min_values").whole(1) == 0 ? Stream.of(one, one.with("values", List.of())) : Stream.of(one);
    }

    private static Json.Fields choosing(Json.Fields start, Json value) {
        return start.with("kind", "select").with("values", List.of(value));
    }

    /** Without what is new each time: when an offer ends, where a page begins, which ticket it is. */
    private static String lasting(String customId) {
        return customId.replaceFirst("^!\\p{XDigit}+", "!")
                .replaceFirst("^#[^|]+", "#")
                .replaceAll(
                        "\\|(from|id|back|page|server|snapshot|template|report|name|fresh|until|run|at|alert|silence|percent|schedule|when|date|letter)=[^|]*",
                        "|$1");
    }

    private boolean done(String what, Json answer, Person person) {
        guest.awaitCalm();
        // slowly enough for the limits on commands a minute
        guest.forward("PT5S");
        return switch (answer.at("kind").text()) {
            case "answered" -> true;
            case "modal" -> done("the form of " + what, submitted(answer, person), person);
            default -> {
                troubles.add(what + ": " + answer);
                yield false;
            }
        };
    }

    private Json submitted(Json answer, Person person) {
        var form = answer.at("modal");
        var values = Json.fields();
        for (var field : inside(form.at("components")).toList()) {
            var name = field.at("custom_id").text();
            if (!name.isEmpty()) {
                values = values.with(name, WORDS.getOrDefault(name, "something"));
            }
        }
        return guest.act(
                person,
                Json.fields()
                        .with("kind", "submit")
                        .with("modal", form.at("custom_id"))
                        .withIf(!answer.at("message").isNothing(), "message", answer.at("message"))
                        .with("values", values));
    }

    private static Stream<Json> inside(Json components) {
        return components.items().stream()
                .flatMap(it -> Stream.of(
                                Stream.of(it),
                                inside(it.at("components")),
                                Stream.of(it.at("accessory"), it.at("component")))
                        .flatMap(found -> found));
    }

    private Person who(Json message, String what) {
        var channel = message.at("channel_id").text();
        var home = !channel.equals(stranger().channel());
        // it takes another person to agree; what only one sees is the owner's here
        var member = Guest.id(what.startsWith(">approve") ? 202 : 201);
        return home ? new Person(Guest.id(1), channel, member, locale) : stranger();
    }

    private Person owner() {
        return Person.of(1, 101, 201, locale);
    }

    private Person stranger() {
        return Person.of(2, 401, 501, locale);
    }

    /** A command as one types it, with what it asks. */
    private record Typed(String name, List<Json> options) {}

    private List<Typed> commands() {
        return guest.state().at("commands").items().stream()
                .flatMap(it -> unfolded(it.at("name").text(), it))
                .toList();
    }

    private static Stream<Typed> unfolded(String name, Json node) {
        var options = node.at("options").items();
        // subcommands, and groups of them
        var words = options.stream()
                .filter(it -> List.of(1L, 2L).contains(it.at("type").whole(0)))
                .toList();
        return words.isEmpty()
                ? Stream.of(new Typed(name, options))
                : words.stream()
                        .flatMap(it -> unfolded(name + " " + it.at("name").text(), it));
    }

    private Json use(Person person, Typed command, boolean everything) {
        var files = Json.fields();
        for (var option : command.options()) {
            if (isFile(option) && (option.at("required").truth() || everything)) {
                files = files.with(option.at("name").text(), FILE);
            }
        }
        return guest.act(
                person,
                Json.fields()
                        .with("kind", "command")
                        .with("name", command.name())
                        .with("options", filled(person, command, everything))
                        .with("attachments", files));
    }

    private static boolean isFile(Json option) {
        return option.at("type").whole(0) == 11;
    }

    private Json.Fields filled(Person person, Typed command, boolean everything) {
        var values = Json.fields();
        for (var option : command.options()) {
            if (!isFile(option) && (option.at("required").truth() || everything)) {
                values = values.with(option.at("name").text(), value(person, command, option, values));
            }
        }
        return values;
    }

    private Object value(Person person, Typed command, Json option, Json.Fields before) {
        var name = option.at("name").text();
        if (!option.at("choices").items().isEmpty()) {
            var choices = option.at("choices").items();
            return (lastChoices ? choices.getLast() : choices.getFirst()).at("value");
        }
        return switch ((int) option.at("type").whole(0)) {
            // Discord's numbers for options: whole, number, truth, user, mentionable, channel, role
            case 4, 10 -> Math.max(12, option.at("min_value").whole(0));
            case 5 -> true;
            case 6, 9 -> Guest.id(204);
            case 7 -> Guest.id(option.at("channel_types").items().isEmpty() ? 102 : 111);
            case 8 -> Guest.id(304);
            default ->
                option.at("autocomplete").truth()
                        ? suggested(person, command, name, before)
                        : WORDS.getOrDefault(name, "something");
        };
    }

    private Object suggested(Person person, Typed command, String option, Json.Fields before) {
        var answer = guest.act(
                person,
                Json.fields()
                        .with("kind", "autocomplete")
                        .with("name", command.name())
                        .with("options", before.with(option, ""))
                        .with("focused", option));
        var choices = answer.at("choices").items();
        // which of the strangers is meant is said by us, which of the servers by Skylark
        var ours = WORDS.containsKey(option) && command.name().startsWith("access");
        return ours || choices.isEmpty()
                ? WORDS.getOrDefault(option, "something")
                : choices.getFirst().at("value");
    }
}
