package dev.skylark.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;

/** The bars of the costs and the axes they stand on. */
final class CostPlot {

    private static final double BAR_WIDTH = 96;
    private static final double HEADROOM = 1.04;
    private static final int LINES = 5;

    private final CategoryChart chart = new CategoryChartBuilder().build();
    private final List<CostChart.Layer> layers;
    private final double highest;
    private final double lowest;

    /**
     * Brings the values to some hundreds: XChart takes values that are less than 0.0001 apart for equal, and
     * puts its labels by that.
     */
    private final double scale;

    private CostPlot(Costs costs, List<CostChart.Layer> layers) {
        this.layers = layers;
        var days = days(costs);
        highest = peak(days.size(), BigDecimal.ZERO::max);
        lowest = -peak(days.size(), value -> value.negate().max(BigDecimal.ZERO));
        var span = highest > lowest ? highest - lowest : 1;
        scale = Math.pow(10, 2 - Math.floor(Math.log10(span)));
        var labels = Ticks.days(days, costs.locale());
        colours(chart.getStyler());
        letters(chart.getStyler(), labels, money(costs.unit(), costs.locale(), span));
        sizes(chart.getStyler(), days.size());
        bars(labels);
    }

    static CategoryChart of(Costs costs, List<CostChart.Layer> layers) {
        return new CostPlot(costs, layers).chart;
    }

    private static List<LocalDate> days(Costs costs) {
        var days = new ArrayList<>(costs.days());
        costs.forecast().forEach(_ -> days.add(days.getLast().plusDays(1)));
        return days;
    }

    private double peak(int days, UnaryOperator<BigDecimal> part) {
        var peak = BigDecimal.ZERO;
        for (var day = 0; day < days; day++) {
            var at = day;
            peak = peak.max(layers.stream()
                    .map(layer -> part.apply(layer.byDay().get(at)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        return peak.doubleValue();
    }

    private static NumberFormat money(String unit, Locale locale, double span) {
        var money = NumberFormat.getCurrencyInstance(locale);
        money.setCurrency(Currency.getInstance(unit));
        // cents only where they make a difference between two lines, and more than cents where those do not
        var step = (int) Math.floor(Math.log10(span / LINES));
        var digits = step < 0 ? Math.max(2, -step) : 0;
        money.setMinimumFractionDigits(digits);
        money.setMaximumFractionDigits(digits);
        return money;
    }

    private static void colours(CategoryStyler style) {
        var none = new Color(0, true);
        style.setChartBackgroundColor(none)
                .setPlotBackgroundColor(none)
                .setPlotBorderVisible(false)
                .setChartTitleVisible(false)
                .setLegendVisible(false);
        style.setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(Canvas.LINE)
                .setPlotGridLinesStroke(new BasicStroke(2))
                .setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false)
                .setXAxisTickLabelsColor(Canvas.QUIET)
                .setYAxisTickLabelsColor(Canvas.QUIET);
    }

    private void letters(CategoryStyler style, List<String> labels, NumberFormat money) {
        style.setBaseFont(Canvas.LABEL);
        style.setAxisTickLabelsFont(Canvas.LABEL)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setXAxisTickMarkSpacingHint(Ticks.room(labels, Canvas.LABEL))
                .setYAxisTickMarkSpacingHint(76)
                .setYAxisTickLabelsFormattingFunction(value -> money.format(value / scale));
    }

    private void sizes(CategoryStyler style, int days) {
        style.setChartPadding(Canvas.MARGIN).setPlotContentSize(0.98);
        style.setPlotMargin(0)
                .setAxisTickPadding(16)
                .setYAxisMin(lowest * scale * HEADROOM)
                .setYAxisMax(highest > lowest ? highest * scale * HEADROOM : 100);
        style.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Bar)
                .setStacked(true)
                .setAvailableSpaceFill(Math.min(0.72, BAR_WIDTH * days / Canvas.INNER));
    }

    private void bars(List<String> labels) {
        for (var layer : layers) {
            // XChart tells series apart by name, and two services may look alike once they are cut
            var series = chart.addSeries("layer " + chart.getSeriesCollection().size(), labels, heights(layer));
            series.setFillColor(layer.colour());
        }
        if (layers.isEmpty()) {
            chart.addSeries("nothing", labels, Collections.nCopies(labels.size(), 0));
        }
    }

    /** None for a day without costs, which XChart would else draw as a line. */
    private List<@Nullable Double> heights(CostChart.Layer layer) {
        var heights = new ArrayList<@Nullable Double>();
        layer.byDay().forEach(value -> heights.add(value.signum() == 0 ? null : value.doubleValue() * scale));
        return heights;
    }
}
