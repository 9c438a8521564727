package dev.leat.core.bars;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.bars.features.About;
import dev.leat.core.bars.features.Group;
import dev.leat.core.bars.features.Without;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The columns of closed bars, in order: what the specification calls 1 to 14, and with `bar` 15 to 24. Another one is
/// a declaration here and a method that fills it.
final class BarColumns {

    /// The last column, where orphans are asked for.
    static final Field IS_ORPHAN = new Field("is_orphan", Type.BOOL);

    private static final int PLACES = 8;
    private static final int FIRST_ID = 12;
    private static final int LAST_ID = 13;

    static final List<Column> CORE = List.of(
            integer(
                    "open_time_ms",
                    ClosedBars.OPEN_MILLIS,
                    About.of("time of the first trade, floored").in("ms")),
            integer(
                    "close_time_ms",
                    ClosedBars.CLOSE_MILLIS,
                    About.of("time of the last trade, floored").in("ms")),
            price("open", Bar.OPEN, About.of("O, the first price").in("price")),
            price("high", Bar.HIGH, About.of("H, the highest price").in("price")),
            price("low", Bar.LOW, About.of("Lo, the lowest price").in("price")),
            price("close", Bar.CLOSE, About.of("C, the last price").in("price")),
            volume("volume", Bar.VOLUME, About.of("V, the sum of Q").in("quantity")),
            price(
                    "vwap",
                    ClosedBars.VWAP,
                    About.of("W = sum(P Q) / sum(Q), truncated to 8 places")
                            .in("price")
                            .absent("O where there is no volume")),
            volume(
                    "buy_volume",
                    Bar.BUY_VOLUME,
                    About.of("B, the sum of Q of buys: of trades whose buyer was not the maker")
                            .in("quantity")),
            volume(
                    "sell_volume",
                    ClosedBars.SELL_VOLUME,
                    About.of("L, the sum of Q of sales").in("quantity")),
            integer(
                    "individual_trade_count",
                    Bar.TRADES,
                    About.of("m, the sum of last_trade_id - first_trade_id + 1").in("trades")),
            integer(
                    "agg_record_count",
                    Bar.RECORDS,
                    About.of("n, the rows")
                            .in("records")
                            .within(">= 2 where a range bar closed, 0 in an empty interval")),
            integer(
                    "first_agg_trade_id",
                    Bar.FIRST_ID,
                    About.of("id of the first record").absent("absent where there is none")),
            integer(
                    "last_agg_trade_id",
                    Bar.LAST_ID,
                    About.of("id of the last record").absent("absent where there is none")));

    static final List<Column> BAR_LEVEL = List.of(
            integer(
                    "duration_us",
                    ClosedBars.DURATION_MICROS,
                    About.of("D, from the first trade to the last").in("µs").within(">= 0")),
            real(
                    "ofi",
                    About.of("(B - L) / (B + L)")
                            .within("[-1, 1]")
                            .absent("0 where there is no volume")
                            .from("Chordia, Roll and Subrahmanyam 2002"),
                    BarColumns::ofi),
            real(
                    "vwap_close_deviation",
                    About.of("(C - W) / (H - Lo)").within("about [-1, 1]").absent("0 where H = Lo"),
                    BarColumns::vwapCloseDeviation),
            real(
                    "price_impact",
                    About.of("abs(C - O) / V")
                            .in("price a unit of quantity")
                            .within(">= 0")
                            .absent("0 where there is no volume")
                            .from("after Amihud 2002, by volume of one bar"),
                    BarColumns::priceImpact),
            real(
                    "kyle_lambda_proxy",
                    About.of("((C - O) / abs(O)) / ofi")
                            .absent("0 where ofi or O is 0")
                            .from("a ratio in place of the regression of Kyle 1985"),
                    BarColumns::kyleLambdaProxy),
            real(
                    "trade_intensity",
                    About.of("m / D").in("trades a second").within("> 0").absent("m where D = 0"),
                    BarColumns::tradeIntensity),
            real(
                    "volume_per_trade",
                    About.of("V / m").in("quantity").absent("0 where m = 0"),
                    BarColumns::volumePerTrade),
            real(
                    "aggression_ratio",
                    About.of("bought by sold trades")
                            .within("[0, 100]")
                            .absent("100 where none were sold, 1 where there are none"),
                    BarColumns::aggressionRatio),
            real("aggregation_density", About.of("m / n").in("trades a record"), BarColumns::aggregationDensity),
            real(
                    "turnover_imbalance",
                    About.of("(sum(P Q) of buys - sum(P Q) of sales) / sum(P Q)")
                            .within("[-1, 1]")
                            .absent("0 where there is no turnover"),
                    BarColumns::turnoverImbalance));

    private final List<Column> columns = new ArrayList<>(CORE);

    BarColumns(Set<Group> groups, Without without) {
        if (groups.contains(Group.BAR)) {
            BAR_LEVEL.stream()
                    .filter(column -> !without.names(column.field().name()))
                    .forEach(columns::add);
        }
    }

    int size() {
        return columns.size();
    }

    List<Field> fields() {
        return columns.stream().map(Column::field).toList();
    }

    /// Fills a builder's columns from `first` on with closed bars.
    void fill(BatchBuilder into, int first, MemorySegment bars, int count) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).filler().fill(bars, count, into.values(first + i));
        }
        for (int bar = 0; bar < count; bar++) {
            if (word(bars, at(bar) + Bar.RECORDS) == 0) {
                into.setNull(first + FIRST_ID, bar);
                into.setNull(first + LAST_ID, bar);
            }
        }
    }

    /// Fills a column that says which bars a reset took out.
    static void fillOrphans(BatchBuilder into, int column, MemorySegment bars, int count) {
        for (int bar = 0; bar < count; bar++) {
            Bitmaps.set(into.values(column), bar, word(bars, at(bar) + ClosedBars.ORPHAN) != 0);
        }
    }

    private static Column integer(String name, long offset, About about) {
        return new Column(new Field(name, Type.INT64), about, (bars, count, into) -> words(bars, count, into, offset));
    }

    private static Column price(String name, long offset, About about) {
        return new Column(
                new Field(name, Type.decimal(PLACES)), about, (bars, count, into) -> words(bars, count, into, offset));
    }

    private static Column volume(String name, long offset, About about) {
        return new Column(
                new Field(name, new Type.Decimal(128, PLACES)),
                about,
                (bars, count, into) -> wides(bars, count, into, offset));
    }

    private static Column real(String name, About about, Filler filler) {
        return new Column(new Field(name, Type.FLOAT64), about, filler);
    }

    private static void words(MemorySegment bars, int count, MemorySegment into, long offset) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_LONG, i, word(bars, at(i) + offset));
        }
    }

    private static void wides(MemorySegment bars, int count, MemorySegment into, long offset) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_LONG, 2L * i, word(bars, at(i) + offset));
            into.setAtIndex(ValueLayout.JAVA_LONG, 2L * i + 1, word(bars, at(i) + offset + 8));
        }
    }

    // A formula passed into one shared loop would be called through a pointer for every bar, so each has its own.

    private static void ofi(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.ofi(bars, at(i)));
        }
    }

    private static void vwapCloseDeviation(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.vwapCloseDeviation(bars, at(i)));
        }
    }

    private static void priceImpact(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.priceImpact(bars, at(i)));
        }
    }

    private static void kyleLambdaProxy(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.kyleLambdaProxy(bars, at(i)));
        }
    }

    private static void tradeIntensity(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.tradeIntensity(bars, at(i)));
        }
    }

    private static void volumePerTrade(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.volumePerTrade(bars, at(i)));
        }
    }

    private static void aggressionRatio(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.aggressionRatio(bars, at(i)));
        }
    }

    private static void aggregationDensity(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.aggregationDensity(bars, at(i)));
        }
    }

    private static void turnoverImbalance(MemorySegment bars, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, i, BarLevel.turnoverImbalance(bars, at(i)));
        }
    }

    private static long at(int bar) {
        return bar * ClosedBars.BYTES;
    }

    private static long word(MemorySegment bars, long at) {
        return bars.get(ValueLayout.JAVA_LONG, at);
    }

    record Column(Field field, About about, Filler filler) {}

    interface Filler {
        void fill(MemorySegment bars, int count, MemorySegment into);
    }
}
