package dev.skylark.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The one font of all pictures, which we bring along: where we run there may be none. */
final class Fonts {

    private static final Font SANS = load();

    private Fonts() {}

    static Font sans(float size) {
        return SANS.deriveFont(size);
    }

    private static Font load() {
        System.setProperty("java.awt.headless", "true");
        try (var configuration = resource("fontconfig.properties");
                var font = resource("DejaVuSans.ttf")) {
            // AWT reads it once, before its first font. Without it, and without fontconfig on the machine, it finds
            // that "Fontconfig head is null" even when it is given a font, and calls that a problem of the font.
            var file = Files.createTempFile("fontconfig", ".properties");
            file.toFile().deleteOnExit();
            Files.copy(configuration, file, StandardCopyOption.REPLACE_EXISTING);
            System.setProperty("sun.awt.fontconfig", file.toString());
            return Font.createFont(Font.TRUETYPE_FONT, font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Fonts.class.getResourceAsStream(name), name);
    }
}
