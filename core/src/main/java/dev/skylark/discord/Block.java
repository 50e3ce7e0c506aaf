package dev.skylark.discord;

import java.util.List;

/** One part of a message, from top to bottom. */
public sealed interface Block {

    /** Lines of Discord's Markdown. */
    record Text(String markdown) implements Block {}

    /** A name and its value on one line. */
    record Fact(String name, String value) implements Block {}

    /** Text with the one button that acts on it at its side. */
    record Section(String markdown, Button button) implements Block {}

    record Buttons(List<Button> buttons) implements Block {
        public Buttons {
            buttons = List.copyOf(buttons);
        }
    }

    record Menu(Select select) implements Block {}

    /** A picture among the message's files. */
    record Picture(String file) implements Block {}

    /** A file among the message's files, to take home. */
    record Download(String file) implements Block {}

    record Line() implements Block {}
}
