package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.source.Store;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.PipelineException;
import dev.leat.core.Plugins;
import dev.leat.core.Settings;
import dev.leat.core.Summary;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunTargetTest {

    private static final Settings SETTINGS = new Settings("64MB", 2, "scalar", "fixed:rows=10");

    private final Tape tape = Tape.of(30, 7).with(new Tape.Faults(Tape.Guesses.NONE, 10, 0, -1, 0));
    private final MemoryStore files = new MemoryStore("file", tape);
    private final MemoryStore standardOutput = new MemoryStore("stdout", tape);

    @Test
    void writesToAPathInTheFormatOfItsName() throws Exception {
        run(ids("in.txt").to("/data/out.lines.txt"));

        assertThat(files.published).containsOnlyKeys("/data/out.lines.txt");
        assertThat(files.published.get("/data/out.lines.txt")).startsWith("0\n1\n2\n");
        assertThat(files.open).isEmpty();
    }

    @Test
    void writesToStandardOutputInTheFormatOfTheInput() throws Exception {
        run(ids("in.txt").to("-"));

        assertThat(standardOutput.published.values()).singleElement().asString().startsWith("0\n1\n");
    }

    @Test
    void passesOptionsOnToTheFormat() throws Exception {
        run(ids("in.txt").to("/out.txt").option("lines", "end", ";"));

        assertThat(files.published.get("/out.txt")).startsWith("0;1;2;");
    }

    @Test
    void divertsBadRowsAsTheyWereAndInOrder() throws Exception {
        Summary summary = run(ids("in.txt").to("null:").onBadRows(new Pipeline.BadRows.Divert("/bad.csv")));

        assertThat(files.published.get("/bad.csv")).isEqualTo("bad 9\nbad 19\nbad 29\n");
        assertThat(summary.rowsRejected()).isEqualTo(3);
        assertThat(summary.rowsOut()).isEqualTo(27);
    }

    @Test
    void leavesNothingBehindWhereItFails() {
        assertThatThrownBy(() -> run(ids("in.txt").to("/out.txt").onBadRows(Pipeline.BadRows.FAIL)))
                .isInstanceOf(PipelineException.class);

        assertThat(files.published).isEmpty();
        assertThat(files.open).isEmpty();
    }

    @Test
    void keepsWhatIsThereUnlessItMayBeReplaced() throws Exception {
        files.published.put("/out.txt", "precious");

        assertThatThrownBy(() -> run(ids("in.txt").to("/out.txt")))
                .isInstanceOf(PipelineException.class)
                .hasCauseInstanceOf(FileAlreadyExistsException.class);
        assertThat(files.published).containsEntry("/out.txt", "precious");

        run(ids("in.txt").to(new Pipeline.Target.Named("/out.txt", "", Store.Existing.REPLACE)));
        assertThat(files.published.get("/out.txt")).startsWith("0\n");
    }

    @Test
    void tellsWhereTheInputIsMissing() {
        assertThatThrownBy(() -> run(ids("/missing.txt")))
                .isInstanceOfSatisfying(
                        PipelineException.class,
                        failure -> assertThat(failure.stage()).isEqualTo(PipelineException.Stage.OPEN))
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in.csv  | /out.txt  | cannot tell the format of '/WORK/in.csv': its name ends in none of [txt, lines.txt]",
                "in.txt  | /out.csv  | cannot tell the format of '/out.csv'",
                "in.txt  | ftp://x/y.txt | no store or source 'ftp' in [file, stdout, tape]",
                "ftp://x | null:     | no store or source 'ftp' in [file, stdout, tape]",
                "in.txt  | null:?a=b | no option 'a' of null in []"
            })
    void whatIsNotKnownFailsWithAListOfWhatIs(String input, String output, String message) {
        String expected = message.replace("/WORK", System.getProperty("user.dir"));

        assertThatThrownBy(() -> run(ids(input).to(output)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(expected);
        assertThat(files.open).isEmpty();
    }

    private static Pipeline ids(String input) {
        return Pipeline.from(input).select(List.of("id")).onBadRows(Pipeline.BadRows.SKIP);
    }

    private Summary run(Pipeline pipeline) throws InterruptedException {
        Plugins fakes = FakePlugins.around(tape);
        var plugins = new Plugins(
                fakes.sources(),
                List.of(files.provider(), standardOutput.provider()),
                List.of(files.lines()),
                fakes.kernels(),
                fakes.controllers(),
                fakes.sinks());
        try (Engine engine = Engine.open(SETTINGS, plugins)) {
            return engine.run(pipeline);
        }
    }
}
