package dev.leat.bench.measure;

import dev.leat.bench.engine.Engine;
import dev.leat.bench.engine.Task;
import dev.leat.bench.workload.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A contender in a race, with what was measured of it so far. Once it fails it is out.
final class Lane {

    private final Contender contender;
    private final Engine engine;
    private final Task task;
    private final Path log;
    private final List<Usage> whole = new ArrayList<>();
    private final List<Usage> warm = new ArrayList<>();
    private final List<LiveProcess> live = new ArrayList<>();
    private String problem;
    private String difference = "";
    private double lastSeconds;

    /// @param obstacle why it does not run at all, or empty
    Lane(Contender contender, Engine engine, Task task, String obstacle) {
        this.contender = contender;
        this.engine = engine;
        this.task = task;
        this.problem = obstacle;
        this.log = task.output().resolveSibling("log");
    }

    boolean running() {
        return problem.isEmpty();
    }

    String name() {
        return contender.name();
    }

    Path output() {
        return task.output();
    }

    double lastSeconds() {
        return lastSeconds;
    }

    void whole(boolean counted) throws IOException, InterruptedException {
        Files.deleteIfExists(output());
        try {
            keep(WholeProcess.run(engine.whole(task), log), whole, counted);
        } catch (RunFailed e) {
            problem = "failed: " + e.getMessage();
        }
    }

    /// A turn of the process that lives on, which is started with the first.
    void warm(boolean counted) throws IOException {
        Files.deleteIfExists(output());
        if (live.isEmpty()) {
            live.add(new LiveProcess(engine.live(task), log));
        }
        try {
            keep(live.getFirst().turn(), warm, counted);
        } catch (RunFailed e) {
            problem = "failed: " + e.getMessage();
        }
    }

    private void keep(Usage usage, List<Usage> into, boolean counted) {
        lastSeconds = usage.seconds();
        if (counted) {
            into.add(usage);
        }
    }

    void differs(String how) {
        difference = difference.isEmpty() ? how : difference;
    }

    void end() throws IOException {
        for (LiveProcess process : live) {
            process.close();
        }
        live.clear();
    }

    /// Deletes its answer, which may be as large as the input.
    void clear() {
        try {
            Files.deleteIfExists(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Line line() {
        return new Line(contender, whole, warm, problem, difference);
    }
}
