package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Format;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FormatContractTest {

    @Nested
    class AGoodFormat implements FormatContract {
        @Override
        public Format open(Environment environment) {
            return new SerializedFormat(rows -> rows);
        }
    }

    @Test
    void aFormatThatLosesTheLastRowOfABlobFails() {
        assertThat(failures(rows -> rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1)))
                .contains("whatIsWrittenIsReadWhateverTheBatches", "blobsAreReadOneAfterTheOther");
    }

    @Test
    void aFormatThatCannotTellTheZerosApartFails() {
        assertThat(failures(FormatContractTest::withoutSigns)).contains("eachTypeAloneIsReadAsItWasWritten");
    }

    @Test
    void aFormatThatMakesARowOfNothingFails() {
        assertThat(failures(rows -> rows.isEmpty() ? List.of(List.of()) : rows)).contains("noRowsAreNoRows");
    }

    private static List<List<Object>> withoutSigns(List<List<Object>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(value -> Objects.equals(value, -0.0) ? (Object) 0.0 : value)
                        .toList())
                .toList();
    }

    private static List<String> failures(UnaryOperator<List<List<Object>>> broken) {
        FormatContract contract = _ -> new SerializedFormat(broken);
        return Contracts.failures(FormatContract.class, () -> contract);
    }
}
