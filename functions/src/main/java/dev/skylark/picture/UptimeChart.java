package dev.skylark.picture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.text.NumberFormat;
import java.util.List;

/**
 * When which server ran: a row for each, the brighter the longer.
 * Drawn by hand: the heat map of XChart leaves no gaps between its cells and no room for names that long.
 */
public final class UptimeChart {

    static final Color OFF = new Color(0x3A3D44);
    static final Color ON = new Color(0x4CC38A);
    static final int ROWS = 20;

    private static final int TOP = 104;
    private static final int LOWEST_ROW = 36;
    private static final int HIGHEST_ROW = 52;
    private static final int ROWS_HEIGHT = 480;
    private static final int GAP = 4;
    private static final int NAME_WIDTH = 400;
    private static final int NAME_GAP = 20;
    private static final int AXIS = 48;
    private static final int FOOT = 84;
    private static final int SCALE_WIDTH = 160;
    private static final int SCALE_HEIGHT = 16;
    /** From the middle of a line of labels down to what its letters stand on. */
    private static final int HALF_LETTER = 8;

    private final Uptime uptime;
    private final List<Uptime.Server> servers;
    private final List<String> columns;
    private final int row;
    private final int bottom;
    private final int left;
    private final Canvas canvas;

    private UptimeChart(Uptime uptime) {
        this.uptime = uptime;
        servers = uptime.servers().stream().limit(ROWS).toList();
        columns = uptime.columns();
        row = Math.clamp(ROWS_HEIGHT / Math.max(1, servers.size()), LOWEST_ROW, HIGHEST_ROW);
        bottom = TOP + row * servers.size();
        left = Canvas.MARGIN
                + NAME_GAP
                + (int) Math.ceil(servers.stream()
                        .mapToDouble(server -> Canvas.width(name(server), Canvas.LABEL))
                        .max()
                        .orElse(0));
        canvas = new Canvas(uptime.title(), bottom + AXIS + FOOT);
    }

    public static byte[] draw(Uptime uptime) {
        var chart = new UptimeChart(uptime);
        for (var index = 0; index < chart.servers.size(); index++) {
            chart.server(chart.servers.get(index), TOP + index * chart.row);
        }
        chart.axis();
        chart.foot();
        return chart.canvas.png();
    }

    private void server(Uptime.Server server, int top) {
        // marks that pile up on a letter stay in their row
        canvas.graphics.setClip(0, top, Canvas.WIDTH, row);
        canvas.write(name(server), Canvas.LABEL, Canvas.TEXT, Canvas.MARGIN, top + (row - GAP) / 2 + HALF_LETTER);
        canvas.graphics.setClip(null);
        for (var column = 0; column < columns.size(); column++) {
            canvas.graphics.setColor(colour(server.shares().get(column)));
            canvas.graphics.fillRect(x(column), top, x(column + 1) - x(column) - GAP, row - GAP);
        }
    }

    private void axis() {
        var apart = (double) (x(columns.size()) - x(0)) / columns.size();
        var step = (int) Math.ceil(Ticks.room(columns, Canvas.LABEL) / apart);
        for (var column = 0; column < columns.size(); column += step) {
            var label = columns.get(column);
            var start = (x(column) + x(column + 1) - GAP - Canvas.width(label, Canvas.LABEL)) / 2;
            if (start + Canvas.width(label, Canvas.LABEL) < Canvas.WIDTH - Canvas.MARGIN / 2) {
                canvas.write(label, Canvas.LABEL, Canvas.QUIET, start, bottom + 30);
            }
        }
    }

    /** What the colours mean, and who is not there. */
    private void foot() {
        var percent = NumberFormat.getPercentInstance(uptime.locale());
        var baseline = bottom + AXIS + 44;
        var full = percent.format(1);
        var end = Canvas.WIDTH - Canvas.MARGIN - Canvas.width(full, Canvas.LABEL);
        canvas.write(full, Canvas.LABEL, Canvas.QUIET, end, baseline);
        var start = (int) end - 12 - SCALE_WIDTH;
        canvas.graphics.setPaint(new GradientPaint(start, 0, OFF, (float) start + SCALE_WIDTH, 0, ON));
        canvas.graphics.fillRect(start, baseline - SCALE_HEIGHT, SCALE_WIDTH, SCALE_HEIGHT);
        var none = percent.format(0);
        var first = start - 12 - Canvas.width(none, Canvas.LABEL);
        canvas.write(none, Canvas.LABEL, Canvas.QUIET, first, baseline);
        if (uptime.servers().size() > ROWS) {
            var others = uptime.others().apply(uptime.servers().size() - ROWS);
            var room = first - NAME_GAP - Canvas.MARGIN;
            canvas.write(Canvas.fit(others, Canvas.LABEL, room), Canvas.LABEL, Canvas.QUIET, Canvas.MARGIN, baseline);
        }
    }

    private int x(int column) {
        return left + Math.round((float) column * (Canvas.WIDTH - Canvas.MARGIN + GAP - left) / columns.size());
    }

    private static String name(Uptime.Server server) {
        return Canvas.fit(server.name(), Canvas.LABEL, NAME_WIDTH);
    }

    private static Color colour(double share) {
        var ran = Math.clamp(share, 0, 1);
        return new Color(
                blend(OFF.getRed(), ON.getRed(), ran),
                blend(OFF.getGreen(), ON.getGreen(), ran),
                blend(OFF.getBlue(), ON.getBlue(), ran));
    }

    private static int blend(int off, int on, double share) {
        return (int) Math.round(off + (on - off) * share);
    }
}
