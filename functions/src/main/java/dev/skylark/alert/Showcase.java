package dev.skylark.alert;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Spot;
import dev.skylark.journal.Journal.Level;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has Discord show alerts as they are: one living message each, or one for many when many come at once. What Discord
 * does not take now is shown later, and then as it is then.
 */
final class Showcase {

    /** As many in a channel within {@link #MOMENT} get a message of their own; when more come, all new share one. */
    static final int ALONE = 5;

    private static final Duration MOMENT = Duration.ofMinutes(5);

    /** A message whose numbers alone have changed is not changed more often. */
    private static final Duration CALM = Duration.ofMinutes(1);

    private static final Duration DIGEST_LASTS = Duration.ofMinutes(30);
    private static final Duration DOWN = Duration.ofMinutes(2);

    private final AlertNeeds needs;
    private final Alerts alerts;

    Showcase(AlertNeeds needs, Alerts alerts) {
        this.needs = needs;
        this.alerts = alerts;
    }

    /** One attempt to bring all up to date: what is known and what came of it. */
    private final class Attempt {
        private final List<Alert> all;
        private final Plan plan;
        private final Guild guild;
        private final Texts texts;
        private final Instant now = needs.clock().instant();
        private final List<Instant> dues = new ArrayList<>();
        private boolean discordIsDown;

        Attempt(List<Alert> all, Plan plan, Guild guild) {
            this.all = all;
            this.plan = plan;
            this.guild = guild;
            this.texts = Texts.in(guild.locale());
        }

        List<Instant> run() {
            all.stream()
                    .filter(it -> it.handling().showing().isEmpty())
                    .filter(it -> isWorthShowing(it.status(now)))
                    .collect(Collectors.groupingBy(this::channel, LinkedHashMap::new, Collectors.toList()))
                    .forEach(this::first);
            all.stream()
                    .filter(it -> it.handling().showing().filter(Showing::alone).isPresent())
                    .forEach(this::again);
            all.stream()
                    .filter(it -> it.handling()
                            .showing()
                            .filter(shown -> !shown.alone())
                            .isPresent())
                    .collect(Collectors.groupingBy(
                            it -> it.handling().showing().orElseThrow().spot(),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .forEach(this::digestAgain);
            if (discordIsDown) {
                dues.add(now.plus(DOWN));
            }
            return dues;
        }

        /** Nobody is told of what is expected or silenced; when that ends, it is shown. */
        private static boolean isWorthShowing(Status status) {
            return status != Status.EXPECTED && status != Status.SILENCED;
        }

        private String channel(Alert it) {
            return plan.route(it.what())
                    .map(Route::channel)
                    .or(() -> Stream.of(Purpose.ALERTS, Purpose.ADMIN)
                            .flatMap(purpose ->
                                    Optional.ofNullable(guild.channels().get(purpose)).stream())
                            .findFirst())
                    .orElse("");
        }

        private void first(String channel, List<Alert> fresh) {
            if (channel.isEmpty()) {
                needs.journal()
                        .get()
                        .note(Level.WARN, "a guild has no channel for alerts", Map.of("guild", guild.id()));
                return;
            }
            var lately = all.stream()
                    .filter(it -> it.handling()
                            .showing()
                            .filter(shown ->
                                    shown.alone() && shown.spot().channel().equals(channel))
                            .isPresent())
                    .filter(it -> it.handling().opened().isAfter(now.minus(MOMENT)))
                    .count();
            if (lately + fresh.size() > ALONE) {
                digest(channel, fresh);
            } else {
                fresh.forEach(it -> alone(channel, it));
            }
        }

        private void alone(String channel, Alert it) {
            var card = AlertCards.card(it, now, texts)
                    .living(it.shortId() + "-" + it.handling().opened().getEpochSecond());
            var role = plan.route(it.what()).map(Route::role).orElse("");
            var calls = !role.isEmpty() && it.status(now).calls();
            var posted = send(channel, calls ? card.text(Markdown.role(role)).callingRole(role) : card);
            if (posted instanceof Delivery.Stands(var spot)) {
                var shown = new Showing(
                        Spot.ofPost(channel, spot.message(), guild.locale()),
                        true,
                        "",
                        it.status(now),
                        it.version(),
                        now);
                saveFirst(it, shown).ifPresent(this::thread);
            } else if (posted instanceof Delivery.NotWanted) {
                lost(it, channel);
            }
        }

        private void thread(Alert it) {
            var shown = it.handling().showing().orElseThrow();
            if (!AlertCards.hasDetails(it) || discordIsDown) {
                return;
            }
            var title = Cut.clip("%s · %s".formatted(it.what().kind(), it.what().service()), 90);
            var began = needs.answers().get().thread(shown.spot(), title);
            note(began);
            if (began instanceof Delivery.Stands(var thread)) {
                save(it, shown.under(thread.channel()));
                note(send(thread.channel(), AlertCards.details(it, texts).living(it.shortId() + "-details")));
            }
        }

        /** A channel that does not take it is not asked again; the admins are told, where that is another one. */
        private void lost(Alert it, String channel) {
            var admin = guild.channels().getOrDefault(Purpose.ADMIN, "");
            var isElsewhere = !admin.isEmpty() && !admin.equals(channel);
            var card = AlertCards.card(it, now, texts).text(texts.of("alert.lost", Markdown.channel(channel)));
            var posted = isElsewhere ? send(admin, card) : new Delivery.NotWanted();
            var spot = posted instanceof Delivery.Stands(var stands)
                    ? Spot.ofPost(admin, stands.message(), guild.locale())
                    : Spot.ofPost("", "", guild.locale());
            if (!(posted instanceof Delivery.NotYet)) {
                save(it, new Showing(spot, true, "", it.status(now), it.version(), now));
            }
        }

        private void again(Alert it) {
            var shown = it.handling().showing().orElseThrow();
            if (it.isShownAsItIs() || shown.spot().message().isEmpty()) {
                forgetIfOver(it);
                return;
            }
            if (!isDue(shown, it.status(now))) {
                return;
            }
            var changed = change(shown.spot(), AlertCards.card(it, now, texts));
            if (!(changed instanceof Delivery.NotYet)) {
                save(it, shown.of(it.status(now), it.version(), now));
            }
        }

        /** Another state is shown at once, another number when there was calm for a while. */
        private boolean isDue(Showing shown, Status status) {
            var calm = shown.at().plus(CALM);
            if (discordIsDown) {
                return false;
            }
            if (shown.status() == status && now.isBefore(calm)) {
                dues.add(calm);
                return false;
            }
            return true;
        }

        private void digest(String channel, List<Alert> fresh) {
            var name = "digest#" + channel;
            var there = needs.spots().get().find(guild.id(), name, now);
            var together = Stream.concat(
                            all.stream().filter(it -> there.isPresent() && isIn(it, there.get())), fresh.stream())
                    .toList();
            var message = AlertCards.digest(together, now, texts);
            var delivery = there.isPresent()
                    ? change(there.get(), message)
                    : send(channel, message.living("d-" + now.getEpochSecond()));
            if (delivery instanceof Delivery.Stands(var stands)) {
                var spot = there.orElseGet(() -> Spot.ofPost(channel, stands.message(), guild.locale()));
                if (there.isEmpty()) {
                    needs.spots().get().keep(guild.id(), name, spot, now.plus(DIGEST_LASTS));
                }
                together.forEach(it -> save(it, new Showing(spot, false, "", it.status(now), it.version(), now)));
            } else if (delivery instanceof Delivery.NotWanted) {
                fresh.forEach(it -> lost(it, channel));
            }
        }

        private static boolean isIn(Alert it, Spot spot) {
            return it.handling()
                    .showing()
                    .filter(shown -> shown.spot().message().equals(spot.message()))
                    .isPresent();
        }

        private void digestAgain(Spot spot, List<Alert> together) {
            var changed = together.stream().filter(it -> !it.isShownAsItIs()).toList();
            var due = changed.stream()
                    .filter(it -> isDue(it.handling().showing().orElseThrow(), it.status(now)))
                    .toList();
            if (due.isEmpty()) {
                together.stream()
                        .filter(Alert::isShownAsItIs)
                        .filter(it -> it.handling()
                                .showing()
                                .orElseThrow()
                                .at()
                                .plus(DIGEST_LASTS)
                                .isBefore(now))
                        .forEach(this::forgetIfOver);
                return;
            }
            var delivery = change(spot, AlertCards.digest(together, now, texts));
            if (!(delivery instanceof Delivery.NotYet)) {
                changed.forEach(
                        it -> save(it, it.handling().showing().orElseThrow().of(it.status(now), it.version(), now)));
            }
        }

        private Delivery send(String channel, Message message) {
            if (discordIsDown) {
                return new Delivery.NotYet();
            }
            return note(needs.answers().get().post(channel, message, guild.locale()));
        }

        private Delivery change(Spot spot, Message message) {
            if (discordIsDown) {
                return new Delivery.NotYet();
            }
            return note(needs.answers().get().change(spot, message));
        }

        /** Once it does not answer, it is left in peace for a while. */
        private Delivery note(Delivery delivery) {
            discordIsDown |= delivery instanceof Delivery.NotYet;
            return delivery;
        }

        private Optional<Alert> save(Alert it, Showing shown) {
            var saved = alerts.save(it.with(it.handling().shown(shown)), false, Optional.empty());
            return saved.isPresent() ? saved.map(this::forgetIfOver) : retry(it, shown);
        }

        /** Of two who show it at once, one goes on with it: Discord has made one message of theirs. */
        private Optional<Alert> saveFirst(Alert it, Showing shown) {
            var saved = alerts.save(it.with(it.handling().shown(shown)), false, Optional.empty());
            if (saved.isPresent()) {
                return saved.map(this::forgetIfOver);
            }
            var isShown = alerts.find(it.guild(), it.id())
                    .filter(other -> other.handling().showing().isPresent())
                    .isPresent();
            return isShown ? Optional.empty() : retry(it, shown);
        }

        /** Somebody has handled it meanwhile: it stands where it stands all the same. */
        private Optional<Alert> retry(Alert it, Showing shown) {
            dues.add(now.plus(CALM));
            return alerts.find(it.guild(), it.id())
                    .flatMap(other -> alerts.save(other.with(other.handling().shown(shown)), false, Optional.empty()));
        }

        /** What is over and shown so is looked at no more, until it comes back. */
        private Alert forgetIfOver(Alert it) {
            var status = it.status(now);
            if (status == Status.RESOLVED
                    && it.isShownAsItIs()
                    && it.handling().resolution().orElseThrow().verified().isEmpty()) {
                alerts.save(it, false, Optional.of(now.plus(Duration.ofDays(plan.keepDays()))));
            }
            return it;
        }
    }

    /** Shows what has changed; gives when it wants to go on. */
    List<Instant> show(List<Alert> all, Plan plan, Guild guild) {
        return new Attempt(all, plan, guild).run();
    }
}
