package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.KernelMode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureGuideTest {

    @Test
    void theGuideSaysWhatTheDeclarationsSay() throws Exception {
        assertThat(FeatureGuide.PAGE)
                .as("run the main of FeatureGuide in core-simd to write it anew")
                .hasContent(FeatureGuide.text());
    }

    @Test
    void theGuideHasEveryColumn() throws Exception {
        String page = Files.readString(FeatureGuide.PAGE);

        assertThat(columns("all"))
                .hasSize(62)
                .allSatisfy(column -> assertThat(page).contains("\n| " + column.name() + " | "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | 14",
                "bar | 24",
                "intra | 36",
                "lookback | 30",
                "bar,intra | 46",
                "market | 24",
                "all,market | 72",
                "intra, bar | 46"
            })
    void aGroupThatIsOffIsNotInTheSchema(String groups, int columns) throws IOException {
        assertThat(columns(groups)).hasSize(columns);
    }

    @Test
    void columnsComeInTheOrderOfTheSpecification() throws IOException {
        List<String> names = columns("all").stream().map(Field::name).toList();

        assertThat(names.subList(24, 41))
                .startsWith("lookback_trade_count", "lookback_ofi")
                .endsWith("lookback_permutation_entropy", "intra_bull_epoch_density");
        assertThat(columns("all").stream()
                        .filter(column -> column.name().startsWith("lookback_")
                                || column.name().startsWith("intra_"))
                        .filter(column -> column.type().equals(Type.INT64))
                        .map(Field::name))
                .containsExactly(
                        "lookback_trade_count",
                        "lookback_duration_us",
                        "lookback_vwap_raw",
                        "intra_trade_count",
                        "intra_duration_us");
    }

    private static List<Field> columns(String groups) throws IOException {
        BarsRun run = BarsRun.with(KernelMode.SCALAR, "range", "25", "features", groups);
        try (Kernel kernel = run.open()) {
            return kernel.output(new Schema(kernel.inputs(run.offered()))).fields();
        }
    }
}
