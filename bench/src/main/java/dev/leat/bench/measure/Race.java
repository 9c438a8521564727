package dev.leat.bench.measure;

import dev.leat.bench.engine.Engine;
import dev.leat.bench.engine.Engines;
import dev.leat.bench.engine.Program;
import dev.leat.bench.engine.Task;
import dev.leat.bench.input.Inputs;
import dev.leat.bench.workload.Contender;
import dev.leat.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Runs the contenders of a workload in turns: first whole processes, a round of them uncounted so that files are in
/// the system's cache, then live ones. One runs at a time; the order is turned round with each round, so that what
/// drifts is for none of them. Answers are compared after both.
public final class Race {

    private final Engines engines;
    private final Inputs inputs;
    private final Path work;
    private final Rounds rounds;
    private final Set<String> peers;
    private final PrintStream progress;

    /// @param work a folder for what is written meanwhile
    /// @param peers names of engines that run beside Leat
    public Race(Engines engines, Inputs inputs, Path work, Rounds rounds, Set<String> peers, PrintStream progress) {
        this.engines = engines;
        this.inputs = inputs;
        this.work = work;
        this.rounds = rounds;
        this.peers = Set.copyOf(peers);
        this.progress = progress;
    }

    public Outcome run(Workload workload, Setting setting) throws Exception {
        progress.printf(
                Locale.ROOT,
                "%s, %,d rows, %d threads, %s%n",
                workload.name(),
                setting.rows(),
                setting.threads(),
                setting.memory());
        List<Lane> lanes = lanes(workload, setting);
        if (rounds.whole() > 0) {
            whole(lanes);
            judge(workload, lanes);
        }
        if (rounds.warm() > 0 && workload.timing() == Workload.Timing.BOTH) {
            warm(lanes);
            judge(workload, lanes);
        }
        lanes.forEach(Lane::clear);
        return new Outcome(workload, setting, lanes.stream().map(Lane::line).toList());
    }

    private List<Lane> lanes(Workload workload, Setting setting) throws Exception {
        Path input = inputs.file(workload.input(), setting.rows());
        List<Lane> lanes = new ArrayList<>();
        for (Contender contender : workload.contenders(setting.rows())) {
            String name = contender.program().engine();
            if (!name.equals(Program.Leat.ENGINE) && !peers.contains(name)) {
                continue;
            }
            Engine engine = engines.of(contender.program());
            Path folder = Files.createDirectories(work.resolve(contender.name().replace(' ', '-')));
            var task = new Task(
                    contender.program(),
                    input,
                    folder.resolve(workload.answer().file()),
                    setting.threads(),
                    setting.memory(),
                    Files.createDirectories(folder.resolve("temporary")));
            String obstacle = workload.bounded() && !engine.bounded() ? "it has no limit of memory" : engine.obstacle();
            var lane = new Lane(contender, engine, task, obstacle);
            tellProblem(lane);
            lanes.add(lane);
        }
        return lanes;
    }

    private void whole(List<Lane> lanes) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds.whole(); round++) {
            for (Lane lane : inTurn(lanes, round)) {
                lane.whole(round > 0);
                tellProblem(lane);
            }
            tell("round " + round + " of " + rounds.whole() + ", whole processes", lanes, round > 0);
        }
    }

    private void warm(List<Lane> lanes) throws IOException {
        try {
            for (int round = 0; round < rounds.warmups() + rounds.warm(); round++) {
                boolean counted = round >= rounds.warmups();
                for (Lane lane : inTurn(lanes, round)) {
                    lane.warm(counted);
                    tellProblem(lane);
                }
                String what = counted ? "round " + (round - rounds.warmups() + 1) : "warm-up " + (round + 1);
                tell(what + ", live processes", lanes, true);
            }
        } finally {
            for (Lane lane : lanes) {
                lane.end();
            }
        }
    }

    private static List<Lane> inTurn(List<Lane> lanes, int round) {
        List<Lane> running = lanes.stream().filter(Lane::running).toList();
        return round % 2 == 0 ? running : running.reversed();
    }

    private void tellProblem(Lane lane) {
        if (!lane.running()) {
            progress.println("  " + lane.name() + ": " + lane.line().problem());
        }
    }

    private void tell(String what, List<Lane> lanes, boolean times) {
        var text = new StringBuilder("  " + what);
        for (Lane lane : lanes) {
            if (times && lane.running()) {
                text.append(String.format(Locale.ROOT, "  %s %.3f s", lane.name(), lane.lastSeconds()));
            }
        }
        progress.println(text);
    }

    /// Compares all answers with the first.
    private void judge(Workload workload, List<Lane> lanes) throws SQLException, IOException {
        List<Lane> answered = lanes.stream().filter(Lane::running).toList();
        if (answered.size() < 2) {
            return;
        }
        Path temporary = Files.createDirectories(work.resolve("judge"));
        try (var judge = new Judge(temporary)) {
            for (Lane lane : answered.subList(1, answered.size())) {
                String difference =
                        judge.difference(workload.answer(), answered.getFirst().output(), lane.output());
                lane.differs(difference);
                if (!difference.isEmpty()) {
                    progress.println("  " + lane.name() + " differs: " + difference);
                }
            }
        }
    }
}
