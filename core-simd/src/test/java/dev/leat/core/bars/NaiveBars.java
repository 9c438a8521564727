package dev.leat.core.bars;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bars of trades as the definitions have them, trade by trade over lists, in big numbers: what the kernel is compared
/// with. Times are milliseconds. It shares no code with the kernel.
final class NaiveBars {

    private final Rule rule;
    private final long interval;
    private final String reset;
    private final boolean empty;
    private final boolean orphans;
    private final List<Tape.Trade> open = new ArrayList<>();
    private final List<Map<String, String>> bars = new ArrayList<>();

    /// Says after each trade whether the bar of these trades closes with the last of them.
    interface Rule {
        boolean closes(List<Tape.Trade> bar);

        /// Says that the open bar was taken out.
        default void tookOut() {}
    }

    NaiveBars(Rule rule, long interval, boolean empty, String reset, boolean orphans) {
        this.rule = rule;
        this.interval = interval;
        this.empty = empty;
        this.reset = reset;
        this.orphans = orphans;
    }

    static NaiveBars by(Rule rule) {
        return new NaiveBars(rule, 0, false, "never", false);
    }

    static NaiveBars ofTime(long interval, boolean empty) {
        return new NaiveBars(_ -> false, interval, empty, "never", false);
    }

    static Rule ticks(long count) {
        return bar -> bar.size() == count;
    }

    static Rule volume(String amount) {
        return bar -> bar.stream()
                        .map(trade -> BigDecimal.valueOf(trade.quantity(), 8))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(new BigDecimal(amount))
                >= 0;
    }

    static Rule dollar(String amount) {
        return bar -> bar.stream()
                        .map(NaiveBars::turnover)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(new BigDecimal(amount))
                >= 0;
    }

    static Rule range(long dbps) {
        return bar -> {
            BigInteger first = BigInteger.valueOf(bar.getFirst().price());
            BigInteger reach = first.multiply(BigInteger.valueOf(dbps)).divide(BigInteger.valueOf(100_000));
            BigInteger way =
                    BigInteger.valueOf(bar.getLast().price()).subtract(first).abs();
            return bar.size() > 1
                    && way.compareTo(reach) >= 0
                    && bar.getLast().time() != bar.getFirst().time();
        };
    }

    List<Map<String, String>> over(List<Tape.Trade> trades) {
        for (Tape.Trade trade : trades) {
            if (!open.isEmpty()) {
                endBefore(trade);
            }
            open.add(trade);
            if (rule.closes(List.copyOf(open))) {
                close(false);
            }
        }
        if (!open.isEmpty()) {
            close(false);
        }
        return bars;
    }

    private void endBefore(Tape.Trade trade) {
        long time = open.getFirst().time();
        long intervalEnd = interval == 0 ? Long.MAX_VALUE : (Math.floorDiv(time, interval) + 1) * interval;
        long renewed = renewed(time);
        if (trade.time() < intervalEnd && trade.time() < renewed) {
            return;
        }
        Tape.Trade last = open.getLast();
        close(intervalEnd > renewed);
        rule.tookOut();
        for (long start = intervalEnd; empty && start + interval <= trade.time(); start += interval) {
            bars.add(emptyBar(start, last));
        }
    }

    private long renewed(long time) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
        LocalDate next = switch (reset) {
            case "day" -> day.plusDays(1);
            case "week" -> day.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
            case "month" -> day.with(TemporalAdjusters.firstDayOfNextMonth());
            case "year" -> day.with(TemporalAdjusters.firstDayOfNextYear());
            default -> LocalDate.of(9999, 1, 1);
        };
        return next.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private void close(boolean orphan) {
        if (!orphan || orphans) {
            bars.add(bar(open, orphan));
        }
        open.clear();
    }

    private Map<String, String> bar(List<Tape.Trade> trades, boolean orphan) {
        Tape.Trade first = trades.getFirst();
        Tape.Trade last = trades.getLast();
        BigDecimal volume = sum(trades);
        BigDecimal buys = sum(trades.stream().filter(trade -> !trade.maker()).toList());
        BigDecimal turnover = trades.stream().map(NaiveBars::turnover).reduce(BigDecimal.ZERO, BigDecimal::add);
        long most = trades.stream().mapToLong(Tape.Trade::price).max().orElseThrow();
        long least = trades.stream().mapToLong(Tape.Trade::price).min().orElseThrow();
        long count = trades.stream()
                .mapToLong(trade -> trade.last() - trade.first() + 1)
                .sum();
        Map<String, String> bar = new LinkedHashMap<>();
        bar.put("open_time_ms", Long.toString(first.time()));
        bar.put("close_time_ms", Long.toString(last.time()));
        bar.put("open", price(first.price()));
        bar.put("high", price(most));
        bar.put("low", price(least));
        bar.put("close", price(last.price()));
        bar.put("volume", volume.toPlainString());
        bar.put(
                "vwap",
                volume.signum() == 0
                        ? price(first.price())
                        : turnover.divide(volume, 8, RoundingMode.DOWN).toPlainString());
        bar.put("buy_volume", buys.toPlainString());
        bar.put("sell_volume", volume.subtract(buys).toPlainString());
        bar.put("individual_trade_count", Long.toString(count));
        bar.put("agg_record_count", Integer.toString(trades.size()));
        bar.put("first_agg_trade_id", Long.toString(first.id()));
        bar.put("last_agg_trade_id", Long.toString(last.id()));
        if (orphans) {
            bar.put("is_orphan", Boolean.toString(orphan));
        }
        return bar;
    }

    private Map<String, String> emptyBar(long start, Tape.Trade last) {
        Map<String, String> bar = new LinkedHashMap<>();
        bar.put("open_time_ms", Long.toString(start));
        bar.put("close_time_ms", Long.toString(start));
        for (String column : List.of("open", "high", "low", "close")) {
            bar.put(column, price(last.price()));
        }
        bar.put("volume", "0.00000000");
        bar.put("vwap", price(last.price()));
        bar.put("buy_volume", "0.00000000");
        bar.put("sell_volume", "0.00000000");
        bar.put("individual_trade_count", "0");
        bar.put("agg_record_count", "0");
        bar.put("first_agg_trade_id", "");
        bar.put("last_agg_trade_id", "");
        if (orphans) {
            bar.put("is_orphan", "false");
        }
        return bar;
    }

    private static BigDecimal sum(List<Tape.Trade> trades) {
        BigInteger sum = trades.stream()
                .map(trade -> BigInteger.valueOf(trade.quantity()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new BigDecimal(sum, 8);
    }

    private static BigDecimal turnover(Tape.Trade trade) {
        return new BigDecimal(BigInteger.valueOf(trade.price()).multiply(BigInteger.valueOf(trade.quantity())), 16);
    }

    private static String price(long units) {
        return BigDecimal.valueOf(units, 8).toPlainString();
    }
}
