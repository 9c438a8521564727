package dev.leat.formats.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import dev.leat.tck.data.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NdjsonPropertyTest {

    @Test
    void readsTheSameRowsAndRejectsWhateverTheSplitsWindowsBatchesAndKernels() throws Exception {
        long seed = Seeds.next("NdjsonPropertyTest");
        for (int i = 0; i < 40; i++) {
            var random = new Random(seed + i);
            String text = new JsonGenerator(seed + i, true).text(random.nextInt(60));
            Ndjson.Content expected = typed(text).kernels(KernelMode.SCALAR).read();

            Ndjson other = typed(text)
                    .option("split", 1 + random.nextInt(3000) + "B")
                    .option("window", 1 + random.nextInt(2000) + "B")
                    .batchRows(1 + random.nextInt(20));
            Ndjson.Content found = (random.nextBoolean() ? other.reopening() : other).read();

            assertThat(found).as("seed %d", seed + i).isEqualTo(expected);
        }
    }

    @Test
    void aPipeGivesTheSameRowsAndLines() throws Exception {
        long seed = Seeds.next("NdjsonPropertyTest");
        for (int i = 0; i < 20; i++) {
            String text = new JsonGenerator(seed + i, true).text(40);

            assertThat(typed(text).piped().option("window", "300B").read())
                    .as("seed %d", seed + i)
                    .isEqualTo(typed(text).read());
        }
    }

    @Test
    void rowsThatTheGuessWasMadeFromFitIt() throws Exception {
        long seed = Seeds.next("NdjsonPropertyTest");
        for (int i = 0; i < 30; i++) {
            String rows = new JsonGenerator(seed + i, false).text(50).replace("\uFEFF", "");
            Ndjson file = Ndjson.text("{\"whole\":1}\n" + rows);

            assertThat(file.rejects()).as("seed %d", seed + i).isEmpty();
        }
    }

    /// All lines are rows, where all that is asked for is text.
    @Test
    void everyValueIsSomeText() throws Exception {
        long seed = Seeds.next("NdjsonPropertyTest");
        String text = new JsonGenerator(seed, false).text(300);

        Ndjson.Content content = Ndjson.text(text)
                .column("whole", Type.UTF8)
                .column("more.rest", Type.DICTIONARY)
                .column("text", Type.UTF8)
                .option("schema", SCHEMA)
                .read();

        assertThat(content.rejects()).as("seed %d", seed).isEmpty();
        assertThat(content.rows()).as("seed %d", seed).hasSize(300);
    }

    private static final String SCHEMA = """
            {"columns": [{"name": "whole", "type": "int64"}, {"name": "exact", "type": "decimal(8)"},
              {"name": "real", "type": "float64"}, {"name": "truth", "type": "bool"},
              {"name": "word", "type": "dictionary"}, {"name": "text", "type": "utf8"},
              {"name": "time", "type": "timestamp(ms, Z)"}, {"name": "more.count", "type": "int32"},
              {"name": "more.rest", "type": "utf8"}]}
            """;

    private static Ndjson typed(String text) {
        return Ndjson.text(text)
                .option("schema", SCHEMA)
                .column("more.rest", Type.UTF8)
                .column("whole", Type.INT64)
                .column("exact", Type.decimal(8))
                .column("real", Type.FLOAT64)
                .column("truth", Type.BOOL)
                .column("word", Type.DICTIONARY)
                .column("text", Type.UTF8)
                .column("time", new Type.Timestamp(TimeUnit.MILLIS, "Z"))
                .column("more.count", Type.INT32);
    }
}
