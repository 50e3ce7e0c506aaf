package dev.skylark.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What every day cost, as a bar with a colour for each service. */
public final class CostChart {

    private static final int PLOT_HEIGHT = 520;
    static final int SERVICES = 7;
    static final List<Color> COLOURS = List.of(
            new Color(0x5B8DEF),
            new Color(0x45B8AC),
            new Color(0xE9B44C),
            new Color(0xE07A5F),
            new Color(0x9B7EDE),
            new Color(0x7FB069),
            new Color(0xD77FA1));
    static final Color OTHERS = new Color(0x6A6E78);
    static final Color FORECAST = new Color(0x9AA5C4);

    private static final int LEGEND_TOP = 92;
    private static final int LEGEND_ROW = 38;
    /** The margin of the plot, most of which the legend has already. */
    private static final int OVERLAP = 20;

    private static final int SWATCH = 18;
    private static final int SWATCH_WIDTH = 28;
    private static final int ENTRY_GAP = 32;
    private static final int NAME_WIDTH = 460;

    /** What has one colour in all bars. */
    record Layer(String name, Color colour, List<BigDecimal> byDay) {}

    private CostChart() {}

    public static byte[] draw(Costs costs) {
        var layers = layers(costs);
        var legend = legend(layers);
        var top = LEGEND_TOP + legend.size() * LEGEND_ROW - OVERLAP;
        var canvas = new Canvas(costs.title(), top + PLOT_HEIGHT);
        for (var row = 0; row < legend.size(); row++) {
            write(canvas, legend.get(row), LEGEND_TOP + row * LEGEND_ROW);
        }
        var area = (Graphics2D) canvas.graphics.create(0, top, Canvas.WIDTH, PLOT_HEIGHT);
        CostPlot.of(costs, layers).paint(area, Canvas.WIDTH, PLOT_HEIGHT);
        return canvas.png();
    }

    /** From the bottom of the bars to their top. */
    private static List<Layer> layers(Costs costs) {
        var spent = costs.services().stream()
                .filter(service -> service.size().signum() > 0)
                .sorted(Comparator.comparing(Costs.Series::size).reversed())
                .toList();
        var layers = new ArrayList<Layer>();
        var ahead = costs.forecast().size();
        for (var service : spent.subList(0, Math.min(SERVICES, spent.size()))) {
            layers.add(new Layer(service.name(), COLOURS.get(layers.size()), padded(0, service.byDay(), ahead)));
        }
        if (spent.size() > SERVICES) {
            var rest = spent.subList(SERVICES, spent.size());
            var sums = new ArrayList<BigDecimal>();
            for (var day = 0; day < costs.days().size(); day++) {
                var at = day;
                sums.add(
                        rest.stream().map(service -> service.byDay().get(at)).reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            layers.add(new Layer(costs.others(), OTHERS, padded(0, sums, ahead)));
        }
        if (ahead > 0) {
            layers.add(new Layer(costs.expected(), FORECAST, padded(costs.days().size(), costs.forecast(), 0)));
        }
        return layers;
    }

    private static List<BigDecimal> padded(int before, List<BigDecimal> values, int after) {
        var all = new ArrayList<>(Collections.nCopies(before, BigDecimal.ZERO));
        all.addAll(values);
        all.addAll(Collections.nCopies(after, BigDecimal.ZERO));
        return all;
    }

    /** Its entries, in as many rows as they need. */
    private static List<List<Layer>> legend(List<Layer> layers) {
        var rows = new ArrayList<List<Layer>>();
        var left = 0.0;
        for (var layer : layers) {
            var width = width(layer);
            if (rows.isEmpty() || left + width > Canvas.INNER) {
                rows.add(new ArrayList<>());
                left = 0;
            }
            rows.getLast().add(layer);
            left += width + ENTRY_GAP;
        }
        return rows;
    }

    private static void write(Canvas canvas, List<Layer> row, int top) {
        double left = Canvas.MARGIN;
        for (var layer : row) {
            canvas.graphics.setColor(layer.colour());
            canvas.graphics.fillRoundRect((int) left, top, SWATCH, SWATCH, 6, 6);
            canvas.write(name(layer), Canvas.LABEL, Canvas.TEXT, left + SWATCH_WIDTH, top + SWATCH - 1);
            left += width(layer) + ENTRY_GAP;
        }
    }

    private static double width(Layer layer) {
        return SWATCH_WIDTH + Canvas.width(name(layer), Canvas.LABEL);
    }

    private static String name(Layer layer) {
        return Canvas.fit(layer.name(), Canvas.LABEL, NAME_WIDTH);
    }
}
