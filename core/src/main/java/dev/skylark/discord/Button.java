package dev.skylark.discord;

/** Something to press under a message. {@code target} is the call that waits in it, or of a link its address. */
public record Button(Style style, String label, String target, boolean enabled) {

    /** Discord's button styles. */
    public enum Style {
        PRIMARY(1),
        SECONDARY(2),
        SUCCESS(3),
        DANGER(4),
        LINK(5);

        final int wire;

        Style(int wire) {
            this.wire = wire;
        }
    }

    public static Button primary(String label, String call) {
        return new Button(Style.PRIMARY, label, call, true);
    }

    public static Button secondary(String label, String call) {
        return new Button(Style.SECONDARY, label, call, true);
    }

    public static Button success(String label, String call) {
        return new Button(Style.SUCCESS, label, call, true);
    }

    public static Button danger(String label, String call) {
        return new Button(Style.DANGER, label, call, true);
    }

    public static Button link(String label, String address) {
        return new Button(Style.LINK, label, address, true);
    }

    /** The same button, grey and deaf, unless {@code wanted}. */
    public Button enabledIf(boolean wanted) {
        return new Button(style, label, target, wanted);
    }

    Button withTarget(String other) {
        return new Button(style, label, other, enabled);
    }
}
