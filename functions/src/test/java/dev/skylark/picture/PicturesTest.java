package dev.skylark.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.AtOnce;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every odd case, each left in target/pictures to be looked at. */
final class PicturesTest {

    private static final Path FOLDER = Path.of("target", "pictures");
    private static final String ENDLESS = "A name that somebody thought about for much too long, and then some";

    static Stream<Arguments> pictures() {
        return Stream.of(
                costs("month", Samples.costs(23, 12, 8, "41.70")),
                costs("month-german", Samples.costs(24, 5, 7, "4.10", Locale.GERMAN)),
                costs("one-day", Samples.costs(1, 4, 0, "3.20")),
                costs("one-service", Samples.costs(31, 1, 0, "0.85")),
                costs("week", Samples.costs(7, 3, 3, "7")),
                costs("nothing", Samples.costs(31, 3, 0, "0")),
                costs("no-service", Samples.costs(31, 0, 0, "0")),
                costs("only-forecast", Samples.costs(1, 0, 13, "12")),
                costs("huge", Samples.costs(31, 7, 0, "1000000")),
                costs("tiny", Samples.costs(31, 2, 0, "0.0004")),
                costs(
                        "credits",
                        Samples.costs(
                                Samples.series("Amazon Elastic Compute Cloud", "12", "14", "0", "9"),
                                Samples.series("Credits", "-3", "0", "0", "-9"))),
                costs("only-credits", Samples.costs(Samples.series("Credits", "-3", "0", "0", "-9"))),
                costs("long-names", endless()),
                uptime("month", Samples.uptime(31, 8, "minecraft-%d", Locale.ENGLISH)),
                uptime("many", Samples.uptime(30, 40, "build-agent-%02d", Locale.GERMAN)),
                uptime("day", Samples.uptime(1, 5, "web %d", Locale.GERMAN)),
                uptime("one", Samples.uptime(1, 1, "web", Locale.ENGLISH)),
                uptime("none", Samples.uptime(31, 0, "", Locale.ENGLISH)),
                uptime("two-days", Samples.uptime(2, 3, "", Locale.ENGLISH)),
                uptime("week", Samples.uptime(7, 3, "Владивосток ⚙ %d", Locale.ENGLISH)),
                uptime("wide", Samples.uptime(31, 20, "W".repeat(30) + "%02d", Locale.GERMAN)),
                uptime(
                        "strange",
                        Samples.uptime(31, 4, "%d Z̷̢̛̩̰͎̈́̃ͅa̴͚̓l̶̟͌g̸o̵̧̪̿ שלום 東京 🚀\n\u202Eevil", Locale.ENGLISH)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void nothing_is_cut_off(String name, Supplier<byte[]> drawing) throws IOException {
        var png = drawing.get();
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".png"), png);

        var picture = Pixels.of(png);
        assertThat(picture.width()).isEqualTo(1200);
        assertThat(picture.height()).isBetween(200, 1000);
        assertThat(picture.isFramed(12)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void the_same_numbers_make_the_same_picture(String name, Supplier<byte[]> drawing) {
        assertThat(drawing.get()).as(name).isEqualTo(drawing.get());
    }

    @Test
    void eight_can_draw_at_once() throws Exception {
        var costs = Samples.costs(31, 12, 0, "3");
        var uptime = Samples.uptime(31, 12, "web %d", Locale.ENGLISH);
        var alone = CostChart.draw(costs);
        var aloneToo = UptimeChart.draw(uptime);
        assertThat(AtOnce.each(8, _ -> CostChart.draw(costs)))
                .allSatisfy(drawn -> assertThat(drawn).isEqualTo(alone));
        assertThat(AtOnce.each(8, _ -> UptimeChart.draw(uptime)))
                .allSatisfy(drawn -> assertThat(drawn).isEqualTo(aloneToo));
    }

    private static Costs endless() {
        var services = Stream.of("A", "B", "C", "D", "E", "F", "G", "H")
                .map(letter -> Samples.series(letter + ENDLESS, "1.5", "2"))
                .toList();
        return new Costs(
                ENDLESS + ENDLESS,
                "USD",
                Samples.days(2),
                services,
                ENDLESS,
                List.of(BigDecimal.TEN),
                ENDLESS,
                Locale.ENGLISH);
    }

    private static Arguments costs(String name, Costs costs) {
        Supplier<byte[]> drawing = () -> CostChart.draw(costs);
        return Arguments.of("cost-" + name, drawing);
    }

    private static Arguments uptime(String name, Uptime uptime) {
        Supplier<byte[]> drawing = () -> UptimeChart.draw(uptime);
        return Arguments.of("uptime-" + name, drawing);
    }
}
