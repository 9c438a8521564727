package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.core.MemoryLevel;
import dev.leat.core.Observer.BatchDone;
import dev.leat.core.Observer.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aTraceIsReadBackAsItWas() throws IOException {
        Path file = folder.resolve("trace.csv");
        BatchDone plain = batch(0, "a", new Strain(0.25, 3, 4, 5), new Decision(true, 6, 7, "why"));
        BatchDone odd = batch(1, "a \"quoted\",\nlane", Strain.NONE, new Decision(false, 6, 7, "a, b"));
        try (Trace trace = Trace.to(file.toString())) {
            trace.batch(plain);
            trace.batch(odd);
        }

        try (TraceReader reader = TraceReader.of(file.toString())) {
            assertThat(reader.next()).contains(plain);
            assertThat(reader.next()).contains(odd);
            assertThat(reader.next()).isEqualTo(Optional.empty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto:rows=4096",
                "aimd:rows=4096",
                "threshold:rows=4096",
                "vegas:rows=4096",
                "dybbs:rows=4096",
                "fixed-point:rows=4096",
                "hybrid:rows=4096,target=1",
                "pid:rows=4096,interval=1"
            })
    void theSameControllerDecidesWhatItDecidedThen(String controller) throws IOException {
        String trace = traced(controller);

        int exitCode = leat("replay", trace, "--controller", controller);

        assertThat(exitCode).as(err()).isZero();
        List<String> lines = out().lines().skip(1).toList();
        assertThat(lines).hasSizeGreaterThan(3);
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            assertThat(fields[3]).as(line).isEqualTo(fields[2]);
        }
    }

    @Test
    void anotherControllerSaysWhatItWouldHaveDone() throws IOException {
        String trace = traced("threshold:rows=4096");

        int exitCode = leat("replay", trace, "--controller", "fixed:rows=777");

        assertThat(exitCode).as(err()).isZero();
        assertThat(out().lines().skip(2)).isNotEmpty().allMatch(line -> line.contains(",777,"));
        assertThat(err()).contains("fixed:rows=777: 777 to 777 rows, 777 on average; the same 0 times");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,b|is not the first line of a trace
            HEADER/1,2|2 fields, where a trace has 23
            HEADER/0,,1,1,1,1,1,1,1,1,1,1,1,1,,,1,1,1,yes,1,1,|heard has to be true or false, not 'yes'
            HEADER/0,,-1,1,1,1,1,1,1,1,1,1,1,1,,,1,1,1,true,1,1,|rows_asked has to be a whole number up to 2147483647, not '-1'
            HEADER/0,,1,x,1,1,1,1,1,1,1,1,1,1,,,1,1,1,true,1,1,|rows_in has to be a whole number, 0 or more, not 'x'
            """)
    void saysWhatIsWrongWithATrace(String text, String problem) throws IOException {
        Path file = folder.resolve("trace.csv");
        Files.writeString(file, text.replace("HEADER", Trace.HEADER).replace('/', '\n'));

        int exitCode = leat("replay", file.toString());

        assertThat(exitCode).isEqualTo(3);
        assertThat(err()).contains(problem).hasLineCount(1);
    }

    @Test
    void saysWhichControllersThereAre() throws IOException {
        assertThat(leat("replay", traced("fixed"), "--controller", "bbr")).isEqualTo(2);
        assertThat(err()).contains("no controller 'bbr' in [aimd, auto, ");
    }

    private String traced(String controller) throws IOException {
        Path file = folder.resolve("trace.csv");
        assertThat(leat(
                        "copy",
                        "tape:trades?rows=300000&symbols=2&seed=1",
                        "-o",
                        "null:",
                        "--memory",
                        "64MB",
                        "--controller",
                        controller,
                        "--trace",
                        file.toString()))
                .as(err())
                .isZero();
        out.reset();
        err.reset();
        return file.toString();
    }

    private static BatchDone batch(long sequence, String lane, Strain strain, Decision decision) {
        var seen = new Observation(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 100, 200, strain);
        return new BatchDone(sequence, lane, seen, Set.of(MemoryLevel.SHRINK, MemoryLevel.PAUSE), decision);
    }

    private int leat(String... args) {
        return Main.run(
                args,
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
