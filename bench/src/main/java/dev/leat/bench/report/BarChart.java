package dev.leat.bench.report;

import java.util.List;
import java.util.Locale;

/// Horizontal bars with a label each, as SVG. The same numbers give the same bytes.
public final class BarChart {

    private static final int WIDTH = 760;
    private static final int LEFT = 190;
    private static final int RIGHT = 90;
    private static final int TOP = 44;
    private static final int BAR = 16;
    private static final int BETWEEN = 6;

    /// Told apart by people who do not see all colours: P. Tol, "Colour schemes" (SRON 2021), bright.
    private static final List<String> COLOURS =
            List.of("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377");

    private BarChart() {}

    /// @param unit what the values are, below the title
    public static String svg(String title, String unit, List<Bar> bars) {
        int height = TOP + bars.size() * (BAR + BETWEEN) + BETWEEN;
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
                WIDTH,
                height));
        svg.append(text(LEFT, 18, "start", title)).append(text(LEFT, 34, "start", unit));
        int top = TOP;
        for (Bar bar : bars) {
            double width = most == 0 ? 0 : (WIDTH - LEFT - RIGHT) * bar.value / most;
            svg.append(text(LEFT - 6, top + BAR - 4, "end", bar.label));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                    LEFT,
                    top,
                    width,
                    BAR,
                    COLOURS.get(Math.floorMod(bar.colour, COLOURS.size()))));
            svg.append(text(LEFT + (int) width + 5, top + BAR - 4, "start", number(bar.value)));
            top += BAR + BETWEEN;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(int x, int y, String anchor, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escaped);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.3g", value);
    }

    /// @param colour a number: bars of the same have the same colour
    public record Bar(String label, double value, int colour) {}
}
