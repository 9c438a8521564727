package dev.leat.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.bench.engine.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputsTest {

    private static final Input CSV = new Input.Csv();
    private static final Input PARQUET = new Input.Parquet("zstd");

    @TempDir
    Path folder;

    private final List<String> made = new ArrayList<>();

    @Test
    void makesAFileOnceAndWhatItIsMadeOfBefore() throws Exception {
        Path file = inputs().file(PARQUET, 10);
        Path again = inputs().file(PARQUET, 10);

        assertThat(again).isEqualTo(file).hasContent("of fresh-trades-10.zstd.parquet");
        assertThat(made).containsExactly("fresh-trades-10.csv", "fresh-trades-10.zstd.parquet");
    }

    @Test
    void othersRowsAreAnotherFile() throws Exception {
        Path ten = inputs().file(CSV, 10);
        Path twenty = inputs().file(CSV, 20);

        assertThat(ten).isNotEqualTo(twenty);
        assertThat(made).hasSize(2);
    }

    @Test
    void makesAFileAnewThatWasMadeOtherwise() throws Exception {
        Path file = inputs().file(CSV, 10);
        Files.writeString(file.resolveSibling(file.getFileName() + ".made"), "leat generate trades --rows 11\n");

        inputs().file(CSV, 10);

        assertThat(made).containsExactly("fresh-trades-10.csv", "fresh-trades-10.csv");
    }

    @Test
    void makesAFileAnewThatLostItsEnd() throws Exception {
        Path file = inputs().file(CSV, 10);
        Files.writeString(file, "of");

        inputs().file(CSV, 10);

        assertThat(file).hasContent("of fresh-trades-10.csv");
    }

    @Test
    void makesAFileAnewWhereWhatItIsMadeOfHasChanged() throws Exception {
        inputs().file(PARQUET, 10);
        Path stamp = folder.resolve("trades-10.csv.made");
        Path parquet = folder.resolve("trades-10.zstd.parquet.made");
        Files.writeString(parquet, Files.readString(parquet).replace(Files.readString(stamp), "another\n"));

        inputs().file(PARQUET, 10);

        assertThat(made).hasSize(3).last().isEqualTo("fresh-trades-10.zstd.parquet");
    }

    @Test
    void aFileThatCouldNotBeMadeIsNotThere() throws Exception {
        var inputs = new Inputs(folder, task -> {
            Files.writeString(task.output(), "half");
            throw new IOException("the disk is full");
        });

        assertThatThrownBy(() -> inputs.file(CSV, 10)).hasMessage("the disk is full");
        assertThat(inputs().file(CSV, 10)).hasContent("of fresh-trades-10.csv");
    }

    private Inputs inputs() throws IOException {
        return new Inputs(folder, this::make);
    }

    private void make(Task task) throws IOException {
        String name = task.output().getFileName().toString();
        made.add(name);
        Files.writeString(task.output(), "of " + name);
    }
}
