package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsALineAControllerAndWritesItWithCharts() throws IOException {
        Path report = folder.resolve("report");

        int exitCode =
                compare("--scenario", "halving", "--try", "auto", "--try", "vegas:alpha=1", "-o", report.toString());

        assertThat(exitCode).as(err()).isZero();
        assertThat(out()).contains("## halving", "| auto |", "| vegas:alpha=1 |");
        assertThat(Files.readString(report.resolve("controllers.md"))).contains("| auto |", "](halving.svg)");
        assertThat(Files.readString(report.resolve("halving.svg"))).startsWith("<svg ");
    }

    @Test
    void replacesNothingUnlessItIsTold() throws IOException {
        Files.writeString(folder.resolve("halving.svg"), "mine");

        assertThat(compare("--scenario", "halving", "--try", "fixed", "-o", folder.toString()))
                .isEqualTo(4);
        assertThat(err()).contains("halving.svg: there is something already; --force replaces it");
        assertThat(folder.resolve("halving.svg")).hasContent("mine");
        assertThat(compare("--scenario", "halving", "--try", "fixed", "--force", "-o", folder.toString()))
                .isZero();
    }

    @Test
    void saysWhichScenariosThereAre() {
        assertThat(compare("--scenario", "rain")).isEqualTo(2);
        assertThat(err()).contains("no scenario 'rain' in [constant, fixed-cost, knee, sine, markov, ");
    }

    private int compare(String... args) {
        String[] line = new String[args.length + 2];
        line[0] = "controllers";
        line[1] = "compare";
        System.arraycopy(args, 0, line, 2, args.length);
        return Main.run(
                line,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
