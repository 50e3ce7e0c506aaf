package dev.skylark.discord;

/** What a message means at one glance: its colour and its sign. */
public enum Tone {
    GOOD(0x2ECC71, "✅"),
    NEUTRAL(0x5865F2, "🔹"),
    WARNING(0xF1C40F, "⚠️"),
    BAD(0xE74C3C, "⛔"),
    WAITING(0x95A5A6, "⏳");

    private final int color;
    private final String sign;

    Tone(int color, String sign) {
        this.color = color;
        this.sign = sign;
    }

    public int color() {
        return color;
    }

    public String sign() {
        return sign;
    }
}
