package dev.skylark.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws in a second JVM that finds neither fontconfig nor a font. AWT opens libfontconfig.so.1 by name when it first
 * needs a font, and the linker looks into LD_LIBRARY_PATH before all else; files of that name without content make
 * it give up, as if there were no such library. The folders of fonts are replaced by an empty one.
 */
@EnabledOnOs(OS.LINUX)
final class FontlessTest {

    private static final String OURS = "ours";
    private static final String PLAIN = "plain";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What the second JVM does. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals(PLAIN)) {
            var image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
            image.createGraphics().drawString("W", 0, 9);
            return;
        }
        var folder = Path.of(arguments[1]);
        Files.write(folder.resolve("costs.png"), costs());
        Files.write(folder.resolve("uptime.png"), uptime());
        System.out.println(Canvas.width("W", Canvas.TITLE) + " " + Canvas.width("i", Canvas.TITLE));
    }

    @Test
    void awt_alone_fails_there() {
        assertThat(there(PLAIN)).contains("Fontconfig head is null");
    }

    @Test
    void we_draw_the_same_letters_there() throws IOException {
        var widths = there(OURS).strip().split(" ", -1);
        assertThat(widths).as("wide and narrow letters").hasSize(2);
        assertThat(Double.parseDouble(widths[0])).isGreaterThan(2 * Double.parseDouble(widths[1]));
        for (var name : List.of("costs.png", "uptime.png")) {
            var title = Pixels.of(Files.readAllBytes(folder.resolve(name)));
            assertThat(title.count(Canvas.TEXT, 30, 80))
                    .as("letters of the title of " + name)
                    .isGreaterThan(200);
        }
        assertThat(folder.resolve("costs.png")).hasBinaryContent(costs());
        assertThat(folder.resolve("uptime.png")).hasBinaryContent(uptime());
    }

    private static byte[] costs() {
        return CostChart.draw(Samples.costs(23, 12, 8, "41.70"));
    }

    private static byte[] uptime() {
        return UptimeChart.draw(Samples.uptime(31, 8, "web %d", Locale.GERMAN));
    }

    private String there(String what) {
        try {
            var libraries = Files.createDirectories(folder.resolve("libraries"));
            for (var name : List.of("libfontconfig.so.1", "libfontconfig.so")) {
                Files.writeString(libraries.resolve(name), "");
            }
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dsun.java2d.fontpath=" + Files.createDirectories(folder.resolve("fonts")),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FontlessTest.class.getName(),
                    what,
                    folder.toString());
            builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
            builder.environment().put("FONTCONFIG_FILE", "/nonexistent");
            builder.environment().put("FONTCONFIG_PATH", "/nonexistent");
            var process = builder.redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
