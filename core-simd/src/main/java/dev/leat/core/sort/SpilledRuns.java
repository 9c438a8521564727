package dev.leat.core.sort;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Environment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sorted runs of a sort that are on the disk: in a file of its own, and in those of others whose rows it took
/// over.
final class SpilledRuns implements AutoCloseable {

    /// More runs at once are no faster, and each holds a file open.
    private static final int MOST_RUNS = 256;

    private final Environment environment;
    private final String owner;
    private final KeyOrder order;
    private final SortMemory memory;
    private final RecordBuffer last;
    private final List<RunFile> files = new ArrayList<>();

    /// That of the files which is written to.
    private Optional<RunFile> own = Optional.empty();

    private long spilled;

    SpilledRuns(Environment environment, String owner, KeyOrder order, SortMemory memory) {
        this.environment = environment;
        this.owner = owner;
        this.order = order;
        this.memory = memory;
        this.last = new RecordBuffer(memory.budget(), owner, RunFile.Last.BYTES);
    }

    /// Whether a run can be written without memory for more buffers.
    boolean open() {
        return own.isPresent();
    }

    /// Opens the file that runs are written to, if it is not.
    void prepare() throws IOException, InterruptedException {
        if (own.isEmpty()) {
            openAnother();
        }
    }

    private void openAnother() throws IOException, InterruptedException {
        var file = new RunFile(order, environment, owner, new RunFile.Last(last.memory()));
        files.add(file);
        own = Optional.of(file);
    }

    /// Writes a run of all that a merge gives.
    ///
    /// @param buffer is empty before and afterwards
    void append(Merge merge, KeyRanges ranges, RecordBuffer buffer) throws IOException, InterruptedException {
        prepare();
        own.orElseThrow().append(merge, ranges, buffer);
        spilled++;
    }

    List<SpilledRun> runs() {
        List<SpilledRun> runs = new ArrayList<>();
        files.forEach(file -> runs.addAll(file.runs()));
        return runs;
    }

    /// How many runs were written, those of passes included.
    long spilled() {
        return spilled;
    }

    /// Opens as many of some runs as leave room for what comes out, but 2 at least.
    ///
    /// @return as many as there is room for, or nothing where that is too few
    Optional<List<RunSource>> open(List<SpilledRun> runs) throws IOException, InterruptedException {
        List<RunSource> opened = new ArrayList<>();
        int least = Math.min(2, runs.size());
        boolean done = false;
        try (Lease _ = memory.budget().lease(owner, memory.output())) {
            while (opened.size() < Math.min(runs.size(), MOST_RUNS)) {
                SpilledRun run = runs.get(opened.size());
                opened.add(new FileRun(order.layout(), run, memory.budget(), memory.runBuffer()));
            }
            done = true;
        } catch (MemoryExceededException _) {
            done = opened.size() >= least;
        } finally {
            if (!done) {
                close(opened);
            }
        }
        return done ? Optional.of(opened) : Optional.empty();
    }

    static void close(List<RunSource> opened) throws IOException {
        for (RunSource source : opened) {
            source.close();
        }
    }

    /// Merges as many runs at once as there is memory for, until each was merged once.
    void pass(RecordBuffer buffer) throws IOException, InterruptedException {
        List<SpilledRun> runs = runs();
        List<RunFile> before = List.copyOf(files);
        openAnother();
        for (int next = 0; next < runs.size(); ) {
            List<RunSource> group = open(runs.subList(next, runs.size())).orElseThrow(this::tooLittle);
            var ranges = new KeyRanges(order);
            runs.subList(next, next + group.size()).forEach(run -> ranges.add(run.ranges()));
            try (Merge merge = new Merge(order, ranges, group)) {
                append(merge, ranges, buffer);
            }
            next += group.size();
        }
        for (RunFile file : before) {
            files.remove(file);
            file.close();
        }
    }

    private MemoryExceededException tooLittle() {
        return new MemoryExceededException("no room to read two sorted runs side by side: "
                + new ByteSize(memory.budget().used()) + " of "
                + new ByteSize(memory.budget().limit()) + " are held; give more with --memory");
    }

    /// Takes over the files of another.
    ///
    /// @param renaming what their words are called here
    void take(SpilledRuns other, Renaming renaming) {
        other.files.forEach(file -> file.rename(renaming));
        files.addAll(other.files);
        spilled += other.spilled;
        other.files.clear();
        other.own = Optional.empty();
        other.spilled = 0;
    }

    @Override
    public void close() throws IOException {
        last.close();
        IOException failure = null;
        for (RunFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        files.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
