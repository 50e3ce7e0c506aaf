package dev.skylark.worker;

import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.player.Chat;
import dev.skylark.voice.VoiceOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link Chat} that remembers what was said, and can be as slow as Discord at its worst. */
final class RecordingChat implements Chat {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile CountDownLatch jam = new CountDownLatch(0);

    /** Nothing gets through until it is loosened. */
    CountDownLatch jam() {
        var stuck = new CountDownLatch(1);
        jam = stuck;
        return stuck;
    }

    /** What was said, each with its kind before it. */
    List<String> said() {
        return List.copyOf(said);
    }

    List<String> said(String kind) {
        return said.stream().filter(it -> it.startsWith(kind + " ")).toList();
    }

    private void pass() {
        try {
            jam.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Override
    public Optional<String> answer(VoiceOrder order, Reply reply) {
        pass();
        said.add("answer " + order.id() + " " + reply);
        return Optional.of("talk/" + ids.incrementAndGet());
    }

    @Override
    public Optional<String> post(String channel, Message message, String locale) {
        pass();
        said.add("post " + message);
        return Optional.of(channel + "/" + ids.incrementAndGet());
    }

    @Override
    public boolean change(String place, Message message, String locale) {
        pass();
        said.add("change " + place + " " + message);
        return true;
    }

    @Override
    public void remove(String place) {
        pass();
        said.add("remove " + place);
    }

    @Override
    public void warn(String guild, Message message) {
        pass();
        said.add("warn " + message);
    }
}
