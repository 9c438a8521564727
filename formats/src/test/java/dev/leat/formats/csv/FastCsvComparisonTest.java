package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.leat.api.plugin.KernelMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FastCsvComparisonTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void readsTheCellsThatFastCsvReads(KernelMode mode) throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            var generator = new CsvGenerator(seed, false);
            String text = generator.text(1 + (int) (seed * 7 % 200));

            List<List<String>> rows = nullsAsEmpty(leat(text, mode, seed).rows());

            assertSame(rows, fastCsv(text, generator.columns()), seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsTheRecordsOfTheRightNumberOfFieldsThatFastCsvReads(KernelMode mode) throws Exception {
        for (long seed = 1000; seed < 1300; seed++) {
            var generator = new CsvGenerator(seed, true);
            String header = "a,".repeat(generator.columns() - 1) + "a\n";
            String text = header + generator.text(1 + (int) (seed * 7 % 200));

            Csv.Content content = leat(text, mode, seed).read();

            List<List<String>> records = fastCsv(text, -1);
            List<List<String>> whole = records.stream()
                    .filter(record -> record.size() == generator.columns())
                    .toList();
            assertSame(nullsAsEmpty(content.rows()), whole, seed);
            assertThat(content.rejects())
                    .as("seed %d", seed)
                    .hasSize(records.size() - content.rows().size());
        }
    }

    private static void assertSame(List<List<String>> rows, List<List<String>> expected, long seed) {
        for (int row = 0; row < Math.min(rows.size(), expected.size()); row++) {
            assertThat(rows.get(row)).as("seed %d, row %d", seed, row).isEqualTo(expected.get(row));
        }
        assertThat(rows).as("seed %d", seed).hasSameSizeAs(expected);
    }

    private Csv leat(String text, KernelMode mode, long seed) throws Exception {
        return Csv.text(folder, text)
                .option("header", "false")
                .option("split", 1 + seed * 31 % 500 + "B")
                .option("window", 1 + seed * 17 % 300 + "B")
                .batchRows(1 + (int) (seed * 13 % 50))
                .kernels(mode);
    }

    /// FastCSV does not tell an empty field from an empty text.
    private static List<List<String>> nullsAsEmpty(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.equals(Csv.NULL) ? "" : cell)
                        .toList())
                .toList();
    }

    /// @param columns what every record has to have, or -1
    private static List<List<String>> fastCsv(String text, int columns) throws Exception {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                records.add(record.getFields());
            }
        }
        if (columns >= 0) {
            assertThat(records).allSatisfy(record -> assertThat(record).hasSize(columns));
        }
        return records;
    }
}
