package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsItsVersionAndThatOfJava() {
        int exitCode = leat("--version");

        assertThat(exitCode).isZero();
        assertThat(out()).startsWith("leat ").contains("Java " + Runtime.version());
    }

    @Test
    void wantsACommandAndListsThem() {
        int exitCode = leat();

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        "leat: a command is missing, one of [bars, aggregate, copy, sort, dedupe, head, schema,"
                                + " explain, plugins, generate, replay, controllers, bench, doctor, demo, help] ('leat help' tells more)\n");
    }

    @Test
    void guessesWhatAMisspeltCommandMeant() {
        int exitCode = leat("bras");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .contains("no command 'bras' in [bars, ")
                .contains("did you mean bars?")
                .hasLineCount(1);
    }

    @Test
    void guessesWhatAMisspeltOptionMeantBeforeItMissesARequiredOne() {
        int exitCode = leat("bars", "in.csv", "-o", "out.csv", "--rnage=25");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err()).isEqualTo("leat: no option '--rnage', did you mean --range? ('leat help bars' tells more)\n");
    }

    @Test
    void saysWhereBenchmarksRunWhereThereAreNone() {
        int exitCode = leat("bench", "run", "all", "--rows", "1M");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .contains("'leat bench run all --rows 1M' needs a checkout")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bars in.csv --range 25", "copy in.csv", "head", "replay", "generate trades -o x"})
    void saysInOneLineWhichOptionOrParameterIsMissing(String line) {
        int exitCode = leat(line.split(" ", -1));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err()).startsWith("leat: Missing required").hasLineCount(1);
    }

    @Test
    void wantsAKindOfBar() {
        int exitCode = leat("bars", "in.csv", "-o", "out.csv");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .isEqualTo("leat: bars needs one of --range, --time, --tick, --volume, --dollar or --imbalance" + "\n");
    }

    @Test
    void wantsNoMoreThanOneKindOfBar() {
        int exitCode = leat("bars", "in.csv", "-o", "out.csv", "--range", "25", "--tick", "100");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .startsWith("leat: bars are of one kind, not of --range and --tick: ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head in.csv -n ten",
                "head in.csv --threads many",
                "head in.csv --threads 0",
                "head in.csv -n -1",
                "copy in.csv -o out.csv --on-bad-row ignore",
                "copy in.csv -o out.csv --on-bad-row divert",
                "copy in.csv -o out.csv --limit -5",
                "generate",
                "generate quotes",
                "controllers",
                "controllers compare --scenario rain",
                "controllers compare --try bbr",
                "help bras"
            })
    void refusesWhatIsNotValidInOneLine(String line) {
        int exitCode = leat(line.split(" ", -1));

        assertThat(exitCode).as(err()).isEqualTo(2);
        assertThat(err()).startsWith("leat: ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aggregate",
                "bars",
                "copy",
                "sort",
                "dedupe",
                "head",
                "schema",
                "plugins",
                "generate trades",
                "replay",
                "controllers compare",
                "doctor",
                "demo"
            })
    void tellsOfEachCommandWithExamples(String command) {
        int exitCode = leat(("help " + command).split(" ", -1));

        assertThat(exitCode).isZero();
        assertThat(out()).startsWith("Usage: leat " + command).contains("Examples:\n  leat ", "--memory");
        assertThat(err()).isEmpty();
    }

    @Test
    void listsExitCodesInItsHelp() {
        int exitCode = leat("help");

        assertThat(exitCode).isZero();
        assertThat(out()).contains("  2     what was asked for cannot be", "  130   cancelled");
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
