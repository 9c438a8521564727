package dev.leat.bench.task;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.leat.bench.engine.JavaTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Sums the columns of a tape by a stream over FastCSV.
public final class CsvSums implements JavaTask {

    @Override
    public void run(Path input, Path output, int threads) throws IOException {
        var sums = new Sums();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(input);
                Stream<CsvRecord> records = reader.stream()) {
            records.skip(1).forEach(sums::add);
        }
        Files.writeString(output, "n,symbol,ids,price,quantity,firsts,lasts,latest,maker\n" + sums + "\n");
    }

    private static final class Sums {
        private long rows;
        private String symbol = "";
        private long ids;
        private double price;
        private double quantity;
        private long firsts;
        private long lasts;
        private long latest = Long.MIN_VALUE;
        private boolean maker;

        void add(CsvRecord trade) {
            rows++;
            String name = trade.getField(0);
            symbol = name.compareTo(symbol) > 0 ? name : symbol;
            ids += Long.parseLong(trade.getField(1));
            price += Double.parseDouble(trade.getField(2));
            quantity += Double.parseDouble(trade.getField(3));
            firsts += Long.parseLong(trade.getField(4));
            lasts += Long.parseLong(trade.getField(5));
            latest = Math.max(latest, Long.parseLong(trade.getField(6)));
            maker |= Boolean.parseBoolean(trade.getField(7));
        }

        @Override
        public String toString() {
            return rows + "," + symbol + "," + ids + "," + price + "," + quantity + "," + firsts + "," + lasts + ","
                    + latest + "," + maker;
        }
    }
}
