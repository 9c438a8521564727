package dev.leat.core.bars;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.core.bars.features.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The columns of closed bars, in order: what the specification calls 1 to 14, and with `bar` 15 to 24. Another one is
/// a declaration here and a method that fills it.
final class BarColumns {

    private static final int PLACES = 8;

    private static final List<Column> CORE = List.of(
            integer("open_time_ms", ClosedBars.OPEN_MILLIS),
            integer("close_time_ms", ClosedBars.CLOSE_MILLIS),
            price("open", Bar.OPEN),
            price("high", Bar.HIGH),
            price("low", Bar.LOW),
            price("close", Bar.CLOSE),
            volume("volume", Bar.VOLUME),
            price("vwap", ClosedBars.VWAP),
            volume("buy_volume", Bar.BUY_VOLUME),
            volume("sell_volume", ClosedBars.SELL_VOLUME),
            integer("individual_trade_count", Bar.TRADES),
            integer("agg_record_count", Bar.RECORDS),
            integer("first_agg_trade_id", Bar.FIRST_ID),
            integer("last_agg_trade_id", Bar.LAST_ID));

    private static final List<Column> BAR_LEVEL = List.of(
            integer("duration_us", ClosedBars.DURATION_MICROS),
            real("ofi", BarColumns::ofi),
            real("vwap_close_deviation", BarColumns::vwapCloseDeviation),
            real("price_impact", BarColumns::priceImpact),
            real("kyle_lambda_proxy", BarColumns::kyleLambdaProxy),
            real("trade_intensity", BarColumns::tradeIntensity),
            real("volume_per_trade", BarColumns::volumePerTrade),
            real("aggression_ratio", BarColumns::aggressionRatio),
            real("aggregation_density", BarColumns::aggregationDensity),
            real("turnover_imbalance", BarColumns::turnoverImbalance));

    private final List<Column> columns = new ArrayList<>(CORE);

    BarColumns(Set<Group> groups) {
        if (groups.contains(Group.BAR)) {
            columns.addAll(BAR_LEVEL);
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
    }

    private static Column integer(String name, long offset) {
        return new Column(new Field(name, Type.INT64), (bars, count, into) -> words(bars, count, into, offset));
    }

    private static Column price(String name, long offset) {
        return new Column(
                new Field(name, Type.decimal(PLACES)), (bars, count, into) -> words(bars, count, into, offset));
    }

    private static Column volume(String name, long offset) {
        return new Column(
                new Field(name, new Type.Decimal(128, PLACES)),
                (bars, count, into) -> wides(bars, count, into, offset));
    }

    private static Column real(String name, Filler filler) {
        return new Column(new Field(name, Type.FLOAT64), filler);
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

    private record Column(Field field, Filler filler) {}

    private interface Filler {
        void fill(MemorySegment bars, int count, MemorySegment into);
    }
}
