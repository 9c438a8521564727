package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written, arrow-java reads.
final class ArrowJavaReadsTest {

    @ParameterizedTest
    @ValueSource(strings = {"none", "lz4", "zstd"})
    void arrowJavaReadsFilesAsTheyWereWritten(String compression) throws Exception {
        long seed = Seeds.next("ArrowJavaReadsTest");
        Table rows = RandomBatches.of(seed).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 700);

        byte[] file =
                Arrow.written(new ArrowProvider(), Map.of("batch", "32KiB", "compression", compression), rows, 50);

        assertThat(ArrowJava.file(file, rows.schema())).as("seed %d", seed).isEqualTo(rows.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lz4", "zstd"})
    void arrowJavaReadsStreamsAsTheyWereWritten(String compression) throws Exception {
        long seed = Seeds.next("ArrowJavaReadsTest");
        Table rows = RandomBatches.of(seed).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 700);

        byte[] stream = Arrow.written(
                new ArrowStreamProvider(), Map.of("batch", "32KiB", "compression", compression), rows, 50);

        assertThat(ArrowJava.stream(stream, rows.schema())).as("seed %d", seed).isEqualTo(rows.rows());
    }

    @Test
    void noRowsAreAFileAndAStreamToo() throws Exception {
        var empty = new Table(RandomBatches.schema(RandomBatches.ALL_TYPES), List.of());

        assertThat(ArrowJava.file(Arrow.written(new ArrowProvider(), Map.of(), empty, 1), empty.schema()))
                .isEmpty();
        assertThat(ArrowJava.stream(Arrow.written(new ArrowStreamProvider(), Map.of(), empty, 1), empty.schema()))
                .isEmpty();
    }

    @Test
    void theSameRowsAreTheSameBytesWhateverTheBatches() throws Exception {
        long seed = Seeds.next("ArrowJavaReadsTest");
        Table rows = RandomBatches.of(seed).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 700);
        for (String compression : List.of("none", "lz4", "zstd")) {
            Map<String, String> options = Map.of("batch", "32KiB", "compression", compression);
            byte[] file = Arrow.written(new ArrowProvider(), options, rows, 700);
            byte[] stream = Arrow.written(new ArrowStreamProvider(), options, rows, 700);

            for (int size : List.of(1, 7, 64, 300)) {
                assertThat(Arrow.written(new ArrowProvider(), options, rows, size))
                        .as("seed %d, batches of %d rows, %s", seed, size, compression)
                        .isEqualTo(file);
                assertThat(Arrow.written(new ArrowStreamProvider(), options, rows, size))
                        .as("seed %d, batches of %d rows, %s", seed, size, compression)
                        .isEqualTo(stream);
            }
        }
    }
}
