package dev.skylark.worker;

import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.player.Chat;
import dev.skylark.player.VoiceFact;
import dev.skylark.text.Texts;
import dev.skylark.voice.Cards;
import dev.skylark.voice.Playing;
import dev.skylark.voice.VoiceOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What one guild reads: answers, notices and the card that stays true. Discord may be slow; what is said stays in order,
 * and the music does not wait for it.
 */
final class Speech {

    /** How often a card may be changed. */
    static final Duration CARD_EVERY = Duration.ofSeconds(10);

    /** How long the last words may take. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Chat chat;
    private final Consumer<VoiceFact> inbox;
    private final Attempts attempts;
    private final Clock clock;
    private final ExecutorService mouth = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("chat-", 0).factory());
    private Instant cardAt = Instant.EPOCH;
    private boolean cardIsOld;

    /** Where the card stands is told to {@code inbox}. */
    Speech(Chat chat, Consumer<VoiceFact> inbox, Attempts attempts, Clock clock) {
        this.chat = chat;
        this.inbox = inbox;
        this.attempts = attempts;
        this.clock = clock;
    }

    void answer(VoiceOrder order, Reply reply) {
        say(() -> chat.answer(order, reply));
    }

    void tell(String channel, Message message, String locale) {
        say(() -> chat.post(channel, message, locale));
    }

    void warn(String guild, Message message) {
        say(() -> chat.warn(guild, message));
    }

    /** The card is no longer true; soon it will be. */
    void ageCard() {
        cardIsOld = true;
    }

    /** When the card is to be changed, if it is. */
    Optional<Instant> cardDue() {
        return cardIsOld ? Optional.of(cardAt.plus(CARD_EVERY)) : Optional.empty();
    }

    void refreshCard(Playing playing, String note) {
        cardIsOld = playing.isHeard();
        var card = card(playing, note);
        if (!playing.card().isEmpty()) {
            say(() -> {
                if (!chat.change(playing.card(), card, playing.locale())) {
                    inbox.accept(new VoiceFact.CardShown(""));
                }
            });
        }
    }

    void newCard(Playing playing, String note) {
        var card = card(playing, note);
        say(() -> chat.post(playing.talk(), card, playing.locale())
                .ifPresent(it -> inbox.accept(new VoiceFact.CardShown(it))));
    }

    /** The card as the answer to an order; the one before is taken away. */
    void showCard(VoiceOrder order, Playing playing, String note) {
        var card = card(playing, note);
        say(() -> chat.answer(order, Reply.say(card)).ifPresent(it -> {
            if (!playing.card().isEmpty()) {
                chat.remove(playing.card());
            }
            inbox.accept(new VoiceFact.CardShown(it));
        }));
    }

    private Message card(Playing playing, String note) {
        cardAt = clock.instant();
        return Cards.playing(playing, cardAt, note, Texts.in(playing.locale()));
    }

    private void say(Runnable what) {
        mouth.execute(() -> attempts.at("saying something", what));
    }

    /** Says what there is left to say, as far as time allows. */
    void end() {
        mouth.shutdown();
        try {
            if (!mouth.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                mouth.shutdownNow();
            }
        } catch (InterruptedException ended) {
            mouth.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Says nothing more. */
    void fallSilent() {
        mouth.shutdownNow();
    }
}
