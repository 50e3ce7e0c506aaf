package dev.skylark.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.discord.Conversation;
import dev.skylark.discord.Reply.Where;
import dev.skylark.table.Table;
import dev.skylark.voice.SlotRows;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.work.Voices.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class SlottedVoicesTest {

    private static final String GUILD = "920000000000000001";
    private static final int SLOTS = 5;
    private static final int SLOT = SlotRows.of(GUILD, SLOTS);

    private final Time time = new Time();
    private final List<String> happened = new ArrayList<>();
    private final Rows rows;
    private final Voices voices;

    SlottedVoicesTest(Store store) {
        rows = store.open(
                () -> {
                    throw new IllegalStateException();
                },
                tables -> tables.rows(Table.VOICE));
        rows.remove(SlotRows.SLOTS, SlotRows.slot(SLOT));
        voices = new SlottedVoices(
                (slot, order) -> happened.add("put " + order.id() + " into " + slot),
                () -> happened.add("start"),
                SLOTS,
                rows,
                time);
    }

    @Test
    void whoever_wants_music_wakes_a_worker_where_there_is_none() {
        assertThat(voices.send(play("1"))).isEqualTo(Reception.WAKING);
        assertThat(happened).containsExactly("put 1 into " + SLOT, "start");
        assertThat(slot().instant(SlotRows.ORDERED)).isEqualTo(time.instant().plus(SlotRows.PATIENCE));
    }

    @Test
    void a_worker_that_is_there_hears_it() {
        held(time.instant().plusSeconds(1));

        assertThat(voices.send(play("1"))).isEqualTo(Reception.HEARD);
        assertThat(voices.send(order("2", new VoiceCommand.Pause()))).isEqualTo(Reception.HEARD);
        assertThat(happened).containsExactly("put 1 into " + SLOT, "put 2 into " + SLOT);
        assertThat(slot().text(SlotRows.HOLDER)).isEqualTo("somebody");
    }

    @Test
    void a_worker_whose_lease_is_out_hears_nothing() {
        held(time.instant());

        assertThat(voices.send(play("1"))).isEqualTo(Reception.WAKING);
    }

    @Test
    void for_what_is_no_music_nobody_is_woken() {
        assertThat(voices.send(order("1", new VoiceCommand.Skip(0)))).isEqualTo(Reception.ASLEEP);
        assertThat(happened).isEmpty();
    }

    @Test
    void while_one_worker_hands_over_to_the_next_orders_are_heard() {
        rows.put(Item.of(SlotRows.SLOTS, SlotRows.slot(SLOT))
                .with(SlotRows.HOLDER, "")
                .with(SlotRows.BUSY, time.instant().plusSeconds(1)));

        assertThat(voices.send(order("1", new VoiceCommand.Pause()))).isEqualTo(Reception.HEARD);
        assertThat(happened).containsExactly("put 1 into " + SLOT);
    }

    @Test
    void a_door_whose_clock_is_slow_does_not_shorten_how_long_somebody_is_needed() {
        voices.send(play("1"));
        var until = slot().instant(SlotRows.ORDERED);
        time.pass(Duration.ofSeconds(-5));

        assertThat(voices.send(play("2"))).isEqualTo(Reception.WAKING);
        assertThat(slot().instant(SlotRows.ORDERED)).isEqualTo(until);
    }

    private Item slot() {
        return rows.find(SlotRows.SLOTS, SlotRows.slot(SLOT)).orElse(Item.NOTHING);
    }

    private void held(Instant until) {
        rows.put(Item.of(SlotRows.SLOTS, SlotRows.slot(SLOT))
                .with(SlotRows.HOLDER, "somebody")
                .with(SlotRows.UNTIL, until));
    }

    static VoiceOrder play(String id) {
        return order(id, new VoiceCommand.Play("lark", "", VoiceCommand.When.LAST));
    }

    static VoiceOrder order(String id, VoiceCommand command) {
        var conversation =
                new Conversation("application", "token", "person", "talk", "", Where.IN_CHANNEL, Store.NOON, "en");
        return new VoiceOrder(id, GUILD, "Lark", List.of(), false, conversation, command);
    }
}
