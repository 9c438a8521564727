package dev.leat.core.bars;

import dev.leat.api.data.Field;
import dev.leat.core.bars.features.About;
import dev.leat.core.bars.features.Features;
import dev.leat.core.bars.features.Profile;
import dev.leat.core.bars.features.Without;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes `docs/guide/features.md` from the declarations of the columns.
final class FeatureGuide {

    static final Path PAGE = Path.of("..", "docs", "guide", "features.md");

    private static final String INTRODUCTION = """
            # Features

            `leat bars trades.csv -o bars.parquet --range 25 --features all`

            `--features` takes `none`, or some of `bar` (the default), `lookback`, `intra` and `market`, comma-separated; `all` is the first three, which
            with the bar itself are 62 columns. A group that is not asked for is not in the output. A value that is absent is null.
            `--without intra_hurst,lookback_permutation_entropy` leaves single columns out, and does not compute them; `--without hurst` those of both groups.

            `--profile textbook` (the default) follows the papers named below. `--profile rangebar` gives the numbers of rangebar-py 12.39.0, to the
            twelfth digit; where the two differ, the last column says how. Beyond that, sums of volume and turnover are exact in `textbook`, and run in
            doubles in the order of the trades in `rangebar`.

            `--lookback` says which trades before a bar the group `lookback` is of, always trades before the bar's first time: `200` the last 200 (the
            default), `5s` those not longer ago than 5 seconds, `3bars` those of the last 3 bars that closed. Windows are exact, and take memory for
            their trades alone.

            P, Q and T are price, quantity and time of records 1 to n, in order: of the bar from its first record to the one that closed it, or of the
            window. B is bought volume, L sold volume; a record is a buy where its buyer was not the maker. Gaps are the times between records. "Trades"
            are individual ones, "records" rows. Prices count in quote units, times in microseconds. EPS is 2^-52; a denominator up to that is 0.

            An *epoch* (of the investment time horizon) is a record at which the gain since an anchor, P / anchor - 1 at the highest price since, is more
            than the loss at the lowest, and more than the hurdle: the bar's largest drawdown. Then the anchor moves to the highest price and gain and
            loss start again from 0. For whoever sold, high and low change places, and the hurdle is the largest run-up.

            This page is generated from the declarations of the columns, and a test keeps it so.
            """;

    private FeatureGuide() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(PAGE, text());
    }

    static String text() {
        var text = new StringBuilder(INTRODUCTION);
        section(text, "The bar itself", BarColumns.CORE);
        section(text, "`bar`: ratios of the bar's sums", BarColumns.BAR_LEVEL);
        section(text, "`lookback`: the trades before the bar", Features.before(Profile.TEXTBOOK, Without.NOTHING));
        text.append("All are absent where there is no trade before the bar, as for the first one.\n");
        section(text, "`intra`: the bar's own trades", Features.inside(Profile.TEXTBOOK, Without.NOTHING));
        text.append("Where the first price is not positive, all but intra_trade_count are absent.\n");
        section(
                text,
                "`market`: the bar's own trades, by the literature",
                Features.market(Profile.TEXTBOOK, Without.NOTHING));
        text.append("Where a price is not positive, all are absent. They are the same in both profiles.\n");
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<BarColumns.Column> columns) {
        header(text, title);
        columns.forEach(column -> row(text, column.field(), column.about()));
    }

    private static void section(StringBuilder text, String title, Features<?> features) {
        header(text, title);
        for (int i = 0; i < features.fields().size(); i++) {
            row(text, features.fields().get(i), features.abouts().get(i));
        }
        text.append('\n');
    }

    private static void header(StringBuilder text, String title) {
        text.append("\n## ").append(title).append("\n\n");
        text.append(
                "| column | type | formula | unit | range | absent, or what stands in | source | profile `rangebar` |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    }

    private static void row(StringBuilder text, Field field, About about) {
        List<String> cells = List.of(
                field.name(),
                field.type().toString(),
                about.formula(),
                about.unit(),
                about.range(),
                about.absent(),
                about.source(),
                about.rangebar());
        for (String cell : cells) {
            text.append(cell.isEmpty() ? "| " : "| " + cell + " ");
        }
        text.append("|\n");
    }
}
