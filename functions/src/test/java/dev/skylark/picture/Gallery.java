package dev.skylark.picture;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws every odd case into target/pictures, to be looked at. */
public final class Gallery {

    private static final Path FOLDER = Path.of("target", "pictures");

    private Gallery() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        show("cost-month", CostChart.draw(Samples.costs(23, 12, 8, "41.70")));
        show("cost-month-german", CostChart.draw(Samples.costs(24, 5, 7, "4.10", Locale.GERMAN)));
        show("cost-one-day", CostChart.draw(Samples.costs(1, 4, 0, "3.20")));
        show("cost-one-service", CostChart.draw(Samples.costs(31, 1, 0, "0.85")));
        show("cost-week", CostChart.draw(Samples.costs(7, 3, 3, "7")));
        show("cost-nothing", CostChart.draw(Samples.costs(31, 3, 0, "0")));
        show("cost-huge", CostChart.draw(Samples.costs(31, 7, 0, "1000000")));
        show("cost-tiny", CostChart.draw(Samples.costs(31, 2, 0, "0.0004")));
        show(
                "cost-credits",
                CostChart.draw(Samples.costs(
                        Samples.series("Amazon Elastic Compute Cloud", "12", "14", "0", "9"),
                        Samples.series("Credits", "-3", "0", "0", "-9"))));
        var long_ = "A service with a name that somebody thought about for much too long, and then some";
        show(
                "cost-long-names",
                CostChart.draw(new Costs(
                        "What " + long_ + " costs",
                        "USD",
                        Samples.days(2),
                        List.of(
                                Samples.series(long_, "1", "2"),
                                Samples.series("B" + long_, "3", "4"),
                                Samples.series("C" + long_, "3", "4"),
                                Samples.series("D" + long_, "3", "4")),
                        "Others",
                        List.of(BigDecimal.ONE),
                        "Forecast",
                        Locale.ENGLISH)));
    }

    private static void show(String name, byte[] png) throws IOException {
        Files.write(FOLDER.resolve(name + ".png"), png);
    }
}
