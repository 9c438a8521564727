package dev.leat.bench.task;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.leat.bench.engine.JavaTask;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Range bars of 25 dbps by symbol, by a stream over FastCSV: prices and volumes in units of 1e-8, as the rules of
/// range
/// bars have them.
public final class CsvRangeBars implements JavaTask {

    private static final long DBPS = 25;
    private static final long UNITS = 100_000_000;

    @Override
    public void run(Path input, Path output, int threads) throws IOException {
        Map<String, Bar> bars = new HashMap<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(input);
                Stream<CsvRecord> records = reader.stream();
                BufferedWriter out = Files.newBufferedWriter(output)) {
            out.write("symbol,first_agg_trade_id,last_agg_trade_id,agg_record_count,open,high,low,close,volume\n");
            records.skip(1).forEach(trade -> {
                String symbol = trade.getField(0);
                Bar bar = bars.computeIfAbsent(symbol, _ -> new Bar());
                if (bar.add(
                        Long.parseLong(trade.getField(1)),
                        units(trade.getField(2)),
                        units(trade.getField(3)),
                        Long.parseLong(trade.getField(6)))) {
                    write(out, symbol + "," + bar + "\n");
                    bar.records = 0;
                }
            });
        }
    }

    private static void write(BufferedWriter out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long units(String number) {
        return new BigDecimal(number).movePointRight(8).longValueExact();
    }

    private static final class Bar {
        private long records;
        private long firstId;
        private long lastId;
        private long firstTime;
        private long open;
        private long high;
        private long low;
        private long close;
        private long volume;

        /// Adds a trade.
        ///
        /// @return whether the bar closes with it
        boolean add(long id, long price, long quantity, long time) {
            if (records == 0) {
                firstId = id;
                firstTime = time;
                open = price;
                high = price;
                low = price;
                volume = 0;
            }
            records++;
            lastId = id;
            high = Math.max(high, price);
            low = Math.min(low, price);
            close = price;
            volume += quantity;
            long distance = open * DBPS / 100_000;
            return records > 1 && time != firstTime && Math.abs(price - open) >= distance;
        }

        @Override
        public String toString() {
            return firstId + "," + lastId + "," + records + "," + number(open) + "," + number(high) + "," + number(low)
                    + "," + number(close) + "," + number(volume);
        }

        private static double number(long units) {
            return (double) units / UNITS;
        }
    }
}
