package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.memory.ArenaBudget;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row group is many times larger than the memory that reading it takes.
final class HugeRowGroupTest {

    private static final int ROWS = 600_000;
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            "message rows { required int64 i; required double d; required int64 r; }");

    @TempDir
    private static Path folder;

    private static byte[] written = new byte[0];

    @BeforeAll
    static void write() throws Exception {
        var random = new Random(1);
        var writer = new JavaWriter(
                WriterVersion.PARQUET_1_0,
                CompressionCodecName.UNCOMPRESSED,
                64 << 10,
                ROWS,
                ROWS,
                false,
                false,
                List.of());
        Path file = folder.resolve("a.parquet");
        writer.write(file, SCHEMA, to -> {
            for (long i = 0; i < ROWS; i++) {
                to.write(new SimpleGroup(SCHEMA)
                        .append("i", i)
                        .append("d", random.nextDouble())
                        .append("r", random.nextLong()));
            }
        });
        written = Files.readAllBytes(file);
    }

    @Test
    void isReadInPartsThatEachTakeASmallPartOfItsMemory() throws Exception {
        assertThat(written.length).isGreaterThan(14_000_000);
        assertThat(peakOfEach(written, Map.of("split", "1MiB"), 14)).isLessThan(1_000_000);
    }

    @Test
    void isReadAsOnePageByPageWhereThatIsAskedFor() throws Exception {
        assertThat(peakOfEach(written, Map.of("split", "1GiB"), 1)).isLessThan(1_000_000);
    }

    /// Reads all splits, one after the other.
    ///
    /// @return the most that was held
    private static long peakOfEach(byte[] file, Map<String, String> options, int splits) throws Exception {
        var budget = new ArenaBudget(64 << 20);
        var store = new WatchedStore(file, budget);
        long next = 0;
        try (Source source = Parquet.open(store, budget.environment(), options);
                Arena arena = Arena.ofShared()) {
            Scan scan = Parquet.scan(source.schema().fields());
            List<Split> all = source.splits(scan);
            assertThat(all).hasSizeBetween(splits, splits + 3);
            var batch = new BatchBuilder(new Schema(scan.columns()), 4096, arena);
            for (Split split : all) {
                try (Reader reader = source.open(split, scan, Position.START)) {
                    while (reader.read(batch)) {
                        var numbers = (Column.Longs) batch.build(Origin.NOWHERE).column(0);
                        for (int row = 0; row < batch.rows(); row++) {
                            if (numbers.get(row) != next++) {
                                throw new AssertionError("row " + (next - 1) + " is " + numbers.get(row));
                            }
                        }
                    }
                }
            }
        }
        assertThat(next).isEqualTo(ROWS);
        return budget.peak();
    }
}
