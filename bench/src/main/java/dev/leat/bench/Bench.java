package dev.leat.bench;

import dev.leat.bench.engine.Engine;
import dev.leat.bench.engine.Engines;
import dev.leat.bench.engine.Home;
import dev.leat.bench.engine.Program;
import dev.leat.bench.engine.Task;
import dev.leat.bench.input.Inputs;
import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Race;
import dev.leat.bench.measure.Rounds;
import dev.leat.bench.measure.RunFailed;
import dev.leat.bench.measure.WholeProcess;
import dev.leat.bench.report.Machine;
import dev.leat.bench.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Where races are held: a folder of inputs, another for what is written meanwhile, which goes at the end, and what was
/// measured so far.
final class Bench implements AutoCloseable {

    private final Engines engines;
    private final Race race;
    private final Rounds rounds;
    private final WorkFolder work;
    private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Machine machine;
    private final List<Outcome> outcomes = new ArrayList<>();

    private Bench(Engines engines, Race race, Rounds rounds, WorkFolder work) throws IOException {
        this.engines = engines;
        this.race = race;
        this.rounds = rounds;
        this.work = work;
        this.machine = Machine.here();
    }

    static Bench open(RaceOptions options, PrintStream progress) throws IOException {
        return open(options.inputs(), options.peers(), options.rounds(), progress);
    }

    /// @param folder where inputs are kept
    /// @param peers who runs beside Leat
    static Bench open(Path folder, Set<String> peers, Rounds rounds, PrintStream progress) throws IOException {
        Path cache = Files.createDirectories(folder.toAbsolutePath().normalize());
        var engines = Engines.of(Home.here(), cache);
        var work = WorkFolder.in(cache);
        var inputs = new Inputs(cache, task -> make(engines, task, work.path(), progress));
        var race = new Race(engines, inputs, work.path(), rounds, peers, progress);
        return new Bench(engines, race, rounds, work);
    }

    private static void make(Engines engines, Task task, Path work, PrintStream progress)
            throws IOException, InterruptedException {
        progress.println("making " + task.output().getFileName());
        Engine engine = engines.of(task.program());
        try {
            WholeProcess.run(engine.whole(task), work.resolve("making.log"));
        } catch (RunFailed e) {
            throw new IOException("the input could not be made: " + e.getMessage(), e);
        }
    }

    Outcome run(Case one) throws Exception {
        Outcome outcome = race.run(one.workload(), one.setting());
        outcomes.add(outcome);
        return outcome;
    }

    /// What was measured so far.
    Report report(String command) throws IOException, InterruptedException {
        var versions = new TreeMap<String, String>();
        for (Outcome outcome : outcomes) {
            for (Line line : outcome.lines()) {
                Program program = line.contender().program();
                if (!line.best().isEmpty() && !versions.containsKey(program.engine())) {
                    versions.put(program.engine(), engines.of(program).version());
                }
            }
        }
        return new Report(date, command, machine, versions, rounds, outcomes);
    }

    @Override
    public void close() throws IOException {
        work.close();
    }
}
