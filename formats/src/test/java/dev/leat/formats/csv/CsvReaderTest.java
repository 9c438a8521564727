package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvReaderTest {

    private static final String TAPE = """
            symbol,agg_trade_id,price,quantity,first_trade_id,last_trade_id,timestamp,is_buyer_maker
            BTCUSDT,1,61837.63000000,0.02000000,3735683259,3735683259,1723161255342,True
            ETHUSDT,12345678901,2683.8,-5,1520538925,1520538928,1723161255611,False
            BTCUSDT,-7,0.00000001,1000,9223372036854775807,-9223372036854775808,0,false
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void readsATapeOfTradesIntoTheTypesAskedFor(KernelMode mode) throws Exception {
        Csv tape = tape(TAPE).kernels(mode);

        List<List<String>> rows = tape.rows();

        assertThat(rows)
                .containsExactly(
                        List.of(
                                "BTCUSDT",
                                "1",
                                "6183763000000",
                                "2000000",
                                "3735683259",
                                "3735683259",
                                "1723161255342",
                                "true"),
                        List.of(
                                "ETHUSDT",
                                "12345678901",
                                "268380000000",
                                "-500000000",
                                "1520538925",
                                "1520538928",
                                "1723161255611",
                                "false"),
                        List.of(
                                "BTCUSDT",
                                "-7",
                                "1",
                                "100000000000",
                                "9223372036854775807",
                                "-9223372036854775808",
                                "0",
                                "false"));
    }

    @Test
    void readsTheSameRowsWhateverTheSplitAndBatch() throws Exception {
        String text = TAPE + TAPE.substring(TAPE.indexOf('\n') + 1).repeat(50);
        List<List<String>> expected = tape(text).rows();

        for (int split : new int[] {1, 7, 64, 100, 1000}) {
            for (int batch : new int[] {1, 3, 1000}) {
                Csv csv = tape(text).option("split", split + "B").batchRows(batch);

                assertThat(csv.rows()).as("split %d, batch %d", split, batch).isEqualTo(expected);
                assertThat(csv.reopened()).isZero();
            }
        }
    }

    private Csv tape(String text) throws Exception {
        return Csv.text(folder, text)
                .column("symbol", Type.DICTIONARY)
                .column("agg_trade_id", Type.INT64)
                .column("price", Type.decimal(8))
                .column("quantity", Type.decimal(8))
                .column("first_trade_id", Type.INT64)
                .column("last_trade_id", Type.INT64)
                .column("timestamp", Type.INT64)
                .column("is_buyer_maker", Type.BOOL);
    }
}
