package dev.skylark.discord;

import java.util.List;

/** Questions to one person in a window of their own: Discord's modal. */
public record Form(String target, String title, List<Field> fields) {

    public Form {
        fields = List.copyOf(fields);
    }

    /** One question. {@code value} is what stands there before the person writes. */
    public record Field(
            String id,
            Kind kind,
            String label,
            String about,
            String value,
            boolean required,
            int least,
            int most,
            List<Choice> choices) {

        public Field {
            choices = List.copyOf(choices);
        }
    }

    /** How a question is answered. */
    public enum Kind {
        LINE,
        PARAGRAPH,
        CHOICE,
        YES_NO,
        USER,
        ROLE,
        CHANNEL,
        FILE
    }
}
