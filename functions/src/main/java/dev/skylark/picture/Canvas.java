package dev.skylark.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture in the making, in the colours of Discord's dark theme and at twice the size it is looked at. */
final class Canvas {

    static final int WIDTH = 1200;
    static final int MARGIN = 40;
    static final int INNER = WIDTH - 2 * MARGIN;
    static final Color BACKGROUND = new Color(0x2B2D31);
    static final Color TEXT = new Color(0xDBDEE1);
    static final Color QUIET = new Color(0xA3A6AD);
    static final Color LINE = new Color(0x3F4248);
    static final Font TITLE = Fonts.sans(32);
    static final Font LABEL = Fonts.sans(22);

    private static final int TITLE_BASELINE = 66;
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final BufferedImage image;
    final Graphics2D graphics;

    Canvas(String title, int height) {
        image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(BACKGROUND);
        graphics.fillRect(0, 0, WIDTH, height);
        write(fit(title, TITLE, INNER), TITLE, TEXT, MARGIN, TITLE_BASELINE);
    }

    void write(String text, Font font, Color colour, double left, double baseline) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, (float) left, (float) baseline);
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    /** As much of the text as fits, on one line; what a reader sees as one character is never cut in two. */
    static String fit(String text, Font font, double width) {
        var line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
        if (width(line, font) <= width) {
            return line;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        var end = characters.last();
        while (end > 0 && width(line.substring(0, end) + "…", font) > width) {
            end = characters.previous();
        }
        return line.substring(0, end).strip() + "…";
    }

    byte[] png() {
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        // ImageIO's own stream would go through a file
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
