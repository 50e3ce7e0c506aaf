package dev.skylark.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A picture as one sees it. */
record Pixels(BufferedImage image) {

    static Pixels of(byte[] png) {
        try {
            return new Pixels(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** In the part of the picture that begins at this height. */
    long count(Color colour, int top, int bottom) {
        return IntStream.range(top, bottom)
                .mapToLong(y -> IntStream.range(0, width())
                        .filter(x -> image.getRGB(x, y) == colour.getRGB())
                        .count())
                .sum();
    }

    /** The colours that one meets from the left to the right, without the background. */
    List<Color> across(int y) {
        return runs(width(), x -> image.getRGB(x, y));
    }

    /** The colours that one meets from the top to the bottom, without the background. */
    List<Color> down(int x) {
        return runs(height(), y -> image.getRGB(x, y));
    }

    boolean isFramed(int pixels) {
        return IntStream.range(0, height())
                .allMatch(y -> IntStream.range(0, width())
                        .filter(x -> Math.min(x, y) < pixels || x >= width() - pixels || y >= height() - pixels)
                        .allMatch(x -> image.getRGB(x, y) == Canvas.BACKGROUND.getRGB()));
    }

    private static List<Color> runs(int end, IntUnaryOperator colour) {
        var runs = new ArrayList<Color>();
        var last = Canvas.BACKGROUND.getRGB();
        for (var at = 0; at < end; at++) {
            var now = colour.applyAsInt(at);
            if (now != last && now != Canvas.BACKGROUND.getRGB()) {
                runs.add(new Color(now));
            }
            last = now;
        }
        return runs;
    }
}
