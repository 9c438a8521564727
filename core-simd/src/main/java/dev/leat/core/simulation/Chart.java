package dev.leat.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Panels of lines over the same time, one below the other, as SVG. The same numbers give the same bytes.
final class Chart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 150;
    private static final int LEFT = 70;
    private static final int RIGHT = 110;
    private static final int TOP = 40;
    private static final int BETWEEN = 34;
    private static final int LEGEND_LINE = 15;

    /// A line has at most so many points, each the mean of those near it.
    private static final int POINTS = 120;

    /// Told apart by people who do not see all colours, as far as eleven can be: P. Tol, "Colour schemes" (SRON
    /// 2021), muted, with black and a grey.
    private static final List<String> COLOURS = List.of(
            "#332288", "#cc6677", "#117733", "#ddaa33", "#88ccee", "#aa4499", "#44aa99", "#882255", "#999933",
            "#000000", "#888888");

    private final String title;
    private final double seconds;
    private final StringBuilder body = new StringBuilder();
    private int panels;
    private List<Series> legend = List.of();

    /// @param seconds how long the time axis is
    Chart(String title, double seconds) {
        this.title = title;
        this.seconds = Math.max(seconds, 1e-9);
    }

    void panel(String name, Scale scale, List<Series> series) {
        List<List<Point>> lines = series.stream().map(this::thinned).toList();
        var range = Range.of(lines, scale);
        int top = TOP + panels * (HEIGHT + BETWEEN);
        panels++;
        legend = series;
        text(LEFT, top - 6, "start", name);
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#bbb\"/>\n",
                LEFT,
                top,
                WIDTH - LEFT - RIGHT,
                HEIGHT));
        text(LEFT - 5, top + 10, "end", number(range.most));
        text(LEFT - 5, top + HEIGHT, "end", number(range.least));
        text(WIDTH - RIGHT, top + HEIGHT + 14, "end", number(seconds) + " s");
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), range, scale, top, COLOURS.get(i % COLOURS.size()));
        }
    }

    String svg() {
        int height = TOP + panels * (HEIGHT + BETWEEN);
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
                WIDTH,
                height));
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"16\" font-size=\"13\">%s</text>\n", LEFT, escaped(title)));
        for (int i = 0; i < legend.size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n",
                    WIDTH - RIGHT + 8,
                    TOP + 10 + i * LEGEND_LINE,
                    COLOURS.get(i % COLOURS.size()),
                    escaped(legend.get(i).name)));
        }
        return svg.append(body).append("</svg>\n").toString();
    }

    private void text(int x, int y, String anchor, String text) {
        body.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escaped(text)));
    }

    private void line(List<Point> points, Range range, Scale scale, int top, String colour) {
        body.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" points=\"");
        for (Point point : points) {
            double x = LEFT + (WIDTH - LEFT - RIGHT) * point.seconds / seconds;
            double y = top + HEIGHT * (1 - range.share(point.value, scale));
            body.append(String.format(Locale.ROOT, "%.0f,%.0f ", x, y));
        }
        body.append("\"/>\n");
    }

    /// Means of what lies close together in time.
    private List<Point> thinned(Series series) {
        List<Point> thinned = new ArrayList<>();
        int i = 0;
        while (i < series.points.size()) {
            int bin = bin(series.points.get(i).seconds);
            double time = 0;
            double value = 0;
            int from = i;
            for (; i < series.points.size() && bin(series.points.get(i).seconds) == bin; i++) {
                time += series.points.get(i).seconds;
                value += series.points.get(i).value;
            }
            thinned.add(new Point(time / (i - from), value / (i - from)));
        }
        return thinned;
    }

    private int bin(double time) {
        return (int) (POINTS * time / seconds);
    }

    private static String number(double value) {
        if (value >= 10 || value == 0) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    enum Scale {
        LINEAR,
        LOGARITHMIC
    }

    /// A line, whose times rise.
    record Series(String name, List<Point> points) {}

    record Point(double seconds, double value) {}

    /// What a panel shows of its values, from bottom to top.
    private record Range(double least, double most) {

        static Range of(List<List<Point>> lines, Scale scale) {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (List<Point> points : lines) {
                for (Point point : points) {
                    least = Math.min(least, point.value);
                    most = Math.max(most, point.value);
                }
            }
            double bottom = scale == Scale.LINEAR ? 0 : Math.max(1e-9, least);
            return new Range(bottom, Math.max(most, bottom * 1.01 + 1e-9));
        }

        double share(double value, Scale scale) {
            double share = scale == Scale.LINEAR
                    ? value / most
                    : StrictMath.log(Math.max(value, least) / least) / StrictMath.log(most / least);
            return Math.clamp(share, 0, 1);
        }
    }
}
