package dev.leat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.bench.engine.Engine;
import dev.leat.bench.engine.Engines;
import dev.leat.bench.engine.Launch;
import dev.leat.bench.engine.Program;
import dev.leat.bench.engine.Task;
import dev.leat.bench.input.Input;
import dev.leat.bench.input.Inputs;
import dev.leat.bench.workload.Contender;
import dev.leat.bench.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Races of shell scripts.
final class RaceTest {

    private static final String RIGHT = "printf 'n\\n1\\n' > {out}";
    private static final String WRONG = "printf 'n\\n2\\n' > {out}";
    private static final String SILENT = ":";
    private static final String BROKEN = "echo out of memory >&2; exit 3";
    private static final String WRONG_LATER =
            "if [ -e {out}.before ]; then " + WRONG + "; else touch {out}.before; " + RIGHT + "; fi";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void timesEveryoneAsOftenAsAskedAndFindsTheirAnswersTheSame() throws Exception {
        Outcome outcome = race(new Rounds(2, 1, 3), RIGHT, RIGHT);

        assertThat(outcome.disagreed()).isFalse();
        assertThat(outcome.lines()).hasSize(2).allSatisfy(line -> {
            assertThat(line.problem()).isEmpty();
            assertThat(line.whole())
                    .hasSize(2)
                    .allSatisfy(usage -> assertThat(usage.seconds()).isPositive());
            assertThat(line.warm()).hasSize(3);
        });
    }

    @Test
    void findsAWrongAnswer() throws Exception {
        Outcome outcome = race(new Rounds(1, 0, 1), RIGHT, WRONG);

        assertThat(outcome.disagreed()).isTrue();
        assertThat(outcome.lines().get(1).difference()).startsWith("1 rows differ");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("second differs: 1 rows differ");
    }

    @Test
    void findsAnAnswerThatIsWrongLaterOnly() throws Exception {
        Outcome outcome = race(new Rounds(0, 0, 2), RIGHT, WRONG_LATER);

        assertThat(outcome.lines().get(1).difference()).startsWith("1 rows differ");
    }

    @Test
    void anAnswerOfAnEarlierTurnDoesNotCount() throws Exception {
        Outcome outcome = race(new Rounds(1, 0, 0), RIGHT, SILENT);

        assertThat(outcome.lines().get(1).difference()).isEqualTo("there is no answer");
    }

    @Test
    void whoFailsIsOutAndTheOthersGoOn() throws Exception {
        Outcome whole = race(new Rounds(1, 0, 1), RIGHT, BROKEN);
        Outcome live = race(new Rounds(0, 0, 1), RIGHT, BROKEN);

        assertThat(whole.lines().get(1).problem()).isEqualTo("failed: out of memory");
        assertThat(live.lines().get(1).problem()).isEqualTo("failed: out of memory");
        assertThat(whole.lines().getFirst().warm()).hasSize(1);
        assertThat(whole.disagreed()).isFalse();
    }

    @Test
    void peersThatWereNotAskedForDoNotRun() throws Exception {
        Outcome outcome = race(Set.of(), new Rounds(1, 0, 0), RIGHT, WRONG);

        assertThat(outcome.lines()).hasSize(1);
    }

    private Outcome race(Rounds rounds, String first, String second) throws Exception {
        return race(Set.of(Program.DuckDb.ENGINE), rounds, first, second);
    }

    private Outcome race(Set<String> peers, Rounds rounds, String first, String second) throws Exception {
        var engines = new Engines(List.of(new Script(Program.Leat.ENGINE), new Script(Program.DuckDb.ENGINE)));
        var inputs = new Inputs(folder.resolve("inputs"), task -> Files.writeString(task.output(), ""));
        Path work = Files.createTempDirectory(folder, "work");
        var race =
                new Race(engines, inputs, work, rounds, peers, new PrintStream(progress, true, StandardCharsets.UTF_8));
        return race.run(new Question(first, second), new Setting(1, 1, "1GB"));
    }

    /// Runs the words of a program as a script.
    private record Script(String name) implements Engine {
        @Override
        public String obstacle() {
            return "";
        }

        @Override
        public String version() {
            return "a shell";
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public Launch whole(Task task) {
            return launch(script(task), task);
        }

        @Override
        public Launch live(Task task) {
            return launch("while read -r order; do " + script(task) + "; echo done; done", task);
        }

        private static String script(Task task) {
            String text = task.program() instanceof Program.Leat leat
                    ? leat.words().getFirst()
                    : task.program().text();
            return task.filled(text);
        }

        private static Launch launch(String script, Task task) {
            return new Launch(List.of("sh", "-c", script), Map.of(), task.temporary());
        }
    }

    private record Question(String first, String second) implements Workload {
        @Override
        public String name() {
            return "question";
        }

        @Override
        public String summary() {
            return "answer";
        }

        @Override
        public Input input() {
            return new Input.Csv();
        }

        @Override
        public List<Contender> contenders(long rows) {
            return List.of(
                    new Contender("first", Program.Leat.of(first)),
                    new Contender("second", new Program.DuckDb(second)));
        }

        @Override
        public Answer answer() {
            return Answer.csv().whole("n");
        }
    }
}
