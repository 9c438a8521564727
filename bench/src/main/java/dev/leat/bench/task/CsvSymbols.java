package dev.leat.bench.task;

import static java.util.stream.Collectors.groupingBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.leat.bench.engine.JavaTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Stream;

/// Groups a tape by symbol, by a stream over FastCSV and a collector.
public final class CsvSymbols implements JavaTask {

    @Override
    public void run(Path input, Path output, int threads) throws IOException {
        Map<String, Group> groups;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(input);
                Stream<CsvRecord> records = reader.stream()) {
            groups = records.skip(1)
                    .collect(groupingBy(trade -> trade.getField(0), Collector.of(Group::new, Group::add, Group::and)));
        }
        var text = new StringBuilder("symbol,n,volume,price\n");
        groups.forEach((symbol, group) -> text.append(symbol)
                .append(',')
                .append(group.rows)
                .append(',')
                .append(group.volume)
                .append(',')
                .append(group.prices / group.rows)
                .append('\n'));
        Files.writeString(output, text);
    }

    private static final class Group {
        private long rows;
        private double volume;
        private double prices;

        void add(CsvRecord trade) {
            rows++;
            prices += Double.parseDouble(trade.getField(2));
            volume += Double.parseDouble(trade.getField(3));
        }

        Group and(Group other) {
            rows += other.rows;
            prices += other.prices;
            volume += other.volume;
            return this;
        }
    }
}
