package dev.leat.formats.ndjson;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Type;
import dev.leat.tck.memory.ArenaBudget;
import java.util.List;

/// Whatever the bytes, they are rows, rejects or an error in words, the same in any blocks, within the budget.
///
/// Normal runs replay the corpus (the files below `NdjsonFuzzTestInputs`). With `JAZZER_FUZZ=1` in the environment, and
/// `-Djazzer.hooks=true`, Jazzer looks for more.
class NdjsonFuzzTest {

    private static final long BUDGET = 8 << 20;

    @FuzzTest(maxDuration = "2m")
    void anyBytesAreRowsOrRejects(byte[] bytes) throws Exception {
        Ndjson.Content whole;
        try {
            whole = guessed(bytes).read();
        } catch (DataException e) {
            return;
        }
        Ndjson.Content pieces = guessed(bytes)
                .option("split", "50B")
                .option("window", "20B")
                .batchRows(3)
                .read();
        if (!whole.equals(pieces)) {
            throw new AssertionError(whole + " and in pieces " + pieces);
        }
        for (Type type : List.of(Type.INT64, Type.decimal(4), Type.FLOAT64, Type.BOOL, Type.DICTIONARY, Type.DATE)) {
            guessed(bytes)
                    .option("schema", "{\"columns\": [{\"name\": \"a\", \"type\": \"utf8\"}]}")
                    .column("a", type)
                    .read();
        }
    }

    private static Ndjson guessed(byte[] bytes) {
        return Ndjson.bytes(bytes).option("record", "1kB").budget(new ArenaBudget(BUDGET));
    }
}
