package dev.skylark.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What Skylark has to say, before anyone decides how it looks. Rendered by {@link MessageJson}. {@code calls} are the
 * people and roles that are called by it; {@code name} is under what it is found again to be changed, empty for most.
 */
public record Message(
        Tone tone, String title, List<Block> blocks, List<Attachment> files, List<String> calls, String name) {

    private static final String ROLE = "&";

    public Message {
        blocks = List.copyOf(blocks);
        files = List.copyOf(files);
        calls = List.copyOf(calls);
    }

    public Message(Tone tone, String title, List<Block> blocks, List<Attachment> files) {
        this(tone, title, blocks, files, List.of(), "");
    }

    public static Message good(String title) {
        return new Message(Tone.GOOD, title, List.of(), List.of());
    }

    public static Message neutral(String title) {
        return new Message(Tone.NEUTRAL, title, List.of(), List.of());
    }

    public static Message warning(String title) {
        return new Message(Tone.WARNING, title, List.of(), List.of());
    }

    public static Message bad(String title) {
        return new Message(Tone.BAD, title, List.of(), List.of());
    }

    public static Message waiting(String title) {
        return new Message(Tone.WAITING, title, List.of(), List.of());
    }

    public Message text(String markdown) {
        return with(new Block.Text(markdown));
    }

    public Message fact(String name, Object value) {
        return with(new Block.Fact(name, String.valueOf(value)));
    }

    public Message section(String markdown, Button button) {
        return with(new Block.Section(markdown, button));
    }

    public Message buttons(Button... buttons) {
        return with(new Block.Buttons(List.of(buttons)));
    }

    public Message menu(Select select) {
        return with(new Block.Menu(select));
    }

    public Message line() {
        return with(new Block.Line());
    }

    public Message picture(Attachment picture) {
        return with(new Block.Picture(picture.name())).carrying(picture);
    }

    public Message download(Attachment file) {
        return with(new Block.Download(file.name())).carrying(file);
    }

    public Message with(Block block) {
        var more = new ArrayList<>(blocks);
        more.add(block);
        return new Message(tone, title, more, files, calls, name);
    }

    /** The same message, which also calls this person: their Discord tells them. */
    public Message calling(String person) {
        var more = new ArrayList<>(calls);
        more.add(person);
        return new Message(tone, title, blocks, files, more, name);
    }

    /** The same message, which also calls everybody with this role. */
    public Message callingRole(String role) {
        return calling(ROLE + role);
    }

    /** Of those who are called, the people. */
    List<String> calledPeople() {
        return calls.stream().filter(it -> !it.startsWith(ROLE)).toList();
    }

    List<String> calledRoles() {
        return calls.stream()
                .filter(it -> it.startsWith(ROLE))
                .map(it -> it.substring(ROLE.length()))
                .toList();
    }

    /** The same message, to be found again under this name and changed. */
    public Message living(String under) {
        return new Message(tone, title, blocks, files, calls, under);
    }

    /** The same message with every call that waits in it written another way. */
    public Message withTargets(UnaryOperator<String> other) {
        return new Message(
                tone,
                title,
                blocks.stream().map(block -> withTargets(block, other)).toList(),
                files,
                calls,
                name);
    }

    private Message carrying(Attachment file) {
        var more = new ArrayList<>(files);
        more.add(file);
        return new Message(tone, title, blocks, more, calls, name);
    }

    private static Block withTargets(Block block, UnaryOperator<String> other) {
        return switch (block) {
            case Block.Section(var markdown, var button) -> new Block.Section(markdown, withTarget(button, other));
            case Block.Buttons(var buttons) ->
                new Block.Buttons(
                        buttons.stream().map(it -> withTarget(it, other)).toList());
            case Block.Menu(var select) -> new Block.Menu(select.withTarget(other.apply(select.target())));
            case Block.Text _, Block.Fact _, Block.Picture _, Block.Download _, Block.Line _ -> block;
        };
    }

    private static Button withTarget(Button button, UnaryOperator<String> other) {
        return button.style() == Button.Style.LINK ? button : button.withTarget(other.apply(button.target()));
    }
}
