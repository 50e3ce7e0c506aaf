package dev.skylark.picture;

import java.awt.Color;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What there was at each moment, as a bar with a colour for each kind. */
public final class TimelineChart {

    private static final int PLOT_TOP = 150;
    private static final int PLOT_HEIGHT = 400;
    private static final int BOTTOM = PLOT_TOP + PLOT_HEIGHT;
    private static final int HEIGHT = BOTTOM + 70;
    private static final int LEGEND = 92;
    private static final int SWATCH = 18;
    private static final int GAP = 28;
    private static final int NAME_WIDTH = 300;
    private static final int LINES = 4;
    private static final double WIDEST_BAR = 96;
    /** From the middle of a line of labels down to what its letters stand on. */
    private static final int HALF_LETTER = 8;

    /** What has one colour in all bars. */
    private record Layer(String name, Color colour, List<Double> amounts) {}

    private final Timeline timeline;
    private final List<Layer> layers;
    private final double step;
    private final double highest;
    private final int left;
    private final NumberFormat numbers;
    private final Canvas canvas;

    private TimelineChart(Timeline timeline) {
        this.timeline = timeline;
        layers = layers(timeline);
        var peak = IntStream.range(0, timeline.moments().size())
                .mapToDouble(at ->
                        layers.stream().mapToDouble(it -> it.amounts().get(at)).sum())
                .max()
                .orElse(0);
        step = step(peak / LINES);
        highest = Math.max(step, Math.ceil(peak / step) * step);
        numbers = NumberFormat.getCompactNumberInstance(timeline.locale(), NumberFormat.Style.SHORT);
        numbers.setMaximumFractionDigits(step < 1 ? 3 : 1);
        var widest = 0.0;
        for (double at = 0; at <= highest; at += step) {
            widest = Math.max(widest, Canvas.width(numbers.format(at), Canvas.LABEL));
        }
        left = Canvas.MARGIN + (int) Math.ceil(widest) + GAP;
        canvas = new Canvas(timeline.title(), HEIGHT);
    }

    public static byte[] draw(Timeline timeline) {
        var chart = new TimelineChart(timeline);
        chart.legend();
        chart.lines();
        chart.bars();
        chart.moments();
        return chart.canvas.png();
    }

    private static List<Layer> layers(Timeline timeline) {
        var sorted = timeline.series().stream()
                .sorted(Comparator.comparingDouble(Timeline.Series::size).reversed())
                .toList();
        var layers = new ArrayList<Layer>();
        for (var it : sorted.subList(0, Math.min(CostChart.SERVICES, sorted.size()))) {
            layers.add(new Layer(it.name(), CostChart.COLOURS.get(layers.size()), it.amounts()));
        }
        if (sorted.size() > CostChart.SERVICES) {
            var rest = sorted.subList(CostChart.SERVICES, sorted.size());
            layers.add(new Layer(
                    timeline.others(),
                    CostChart.OTHERS,
                    IntStream.range(0, timeline.moments().size())
                            .mapToObj(at -> rest.stream()
                                    .mapToDouble(it -> it.amounts().get(at))
                                    .sum())
                            .toList()));
        }
        return layers;
    }

    /** One, two or five, with as many noughts as it needs. */
    private static double step(double least) {
        if (least <= 0) {
            return 1;
        }
        var noughts = Math.pow(10, Math.floor(Math.log10(least)));
        return IntStream.of(1, 2, 5, 10)
                .mapToDouble(it -> it * noughts)
                .filter(it -> it >= least)
                .findFirst()
                .orElse(10 * noughts);
    }

    private void legend() {
        double at = Canvas.MARGIN;
        for (var layer : layers) {
            var name = Canvas.fit(layer.name(), Canvas.LABEL, NAME_WIDTH);
            var end = at + GAP + Canvas.width(name, Canvas.LABEL);
            if (end > Canvas.WIDTH - Canvas.MARGIN) {
                return;
            }
            canvas.graphics.setColor(layer.colour());
            canvas.graphics.fillRoundRect((int) at, LEGEND, SWATCH, SWATCH, 6, 6);
            canvas.write(name, Canvas.LABEL, Canvas.TEXT, at + GAP, LEGEND + SWATCH - 1);
            at = end + GAP;
        }
    }

    private void lines() {
        for (double at = 0; at <= highest; at += step) {
            var label = numbers.format(at);
            canvas.graphics.setColor(Canvas.LINE);
            canvas.graphics.fillRect(left, y(at) - 1, Canvas.WIDTH - Canvas.MARGIN - left, 2);
            canvas.write(
                    label,
                    Canvas.LABEL,
                    Canvas.QUIET,
                    left - GAP / 2.0 - Canvas.width(label, Canvas.LABEL),
                    y(at) + HALF_LETTER);
        }
    }

    private void bars() {
        var width = (int) Math.max(1, Math.min(WIDEST_BAR, apart() * 0.8));
        for (int moment = 0; moment < timeline.moments().size(); moment++) {
            var below = 0.0;
            for (var layer : layers) {
                var above = below + layer.amounts().get(moment);
                canvas.graphics.setColor(layer.colour());
                canvas.graphics.fillRect((int) middle(moment) - width / 2, y(above), width, y(below) - y(above));
                below = above;
            }
        }
    }

    private void moments() {
        var every = (int) Math.ceil(Ticks.room(timeline.moments(), Canvas.LABEL) / apart());
        for (int moment = 0; moment < timeline.moments().size(); moment += every) {
            var label = timeline.moments().get(moment);
            var half = Canvas.width(label, Canvas.LABEL) / 2;
            if (middle(moment) + half < Canvas.WIDTH - Canvas.MARGIN / 2.0) {
                canvas.write(label, Canvas.LABEL, Canvas.QUIET, middle(moment) - half, BOTTOM + 36);
            }
        }
    }

    private double apart() {
        return (double) (Canvas.WIDTH - Canvas.MARGIN - left)
                / timeline.moments().size();
    }

    private double middle(int moment) {
        return left + apart() * (moment + 0.5);
    }

    private int y(double amount) {
        return BOTTOM - (int) Math.round(amount / highest * PLOT_HEIGHT);
    }
}
