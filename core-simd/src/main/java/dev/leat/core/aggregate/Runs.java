package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.core.aggregate.Layout.Group;
import java.io.Closeable;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Sorted groups in files: those that a table could not hold.
final class Runs implements Closeable {

    /// What a cursor of a run takes, about: a block as it is stored and as it is unpacked, and what is read of it.
    private static final long OF_CURSOR = 768 << 10;

    /// So many runs are merged at once, whatever the memory.
    private static final int LEAST_MERGED = 4;

    private final Layout layout;
    private final Environment environment;
    private final List<SpilledBytes> files = new ArrayList<>();
    private final List<RunWriter> writers = new ArrayList<>(1);
    private List<Run> runs = new ArrayList<>();

    /// Why nothing can be spilled, if it cannot. As long as everything fits, nobody has to know.
    private final List<SpillExceededException> refusals = new ArrayList<>(1);

    private long groups;

    Runs(Layout layout, Environment environment) {
        this.layout = layout;
        this.environment = environment;
    }

    /// Opens a file while there is memory for its buffers.
    ///
    /// @return whether something can be spilled now
    boolean prepare() throws IOException, InterruptedException {
        if (writers.isEmpty() && refusals.isEmpty()) {
            try {
                open();
            } catch (SpillExceededException e) {
                refusals.add(e);
            } catch (MemoryExceededException _) {
                // Tried again when there is more, and told where something has to be spilled.
                return false;
            }
        }
        return !writers.isEmpty();
    }

    /// Throws what keeps groups from being spilled that have no room.
    void refuse(MemoryExceededException noRoom) {
        for (SpillExceededException refusal : refusals) {
            refusal.addSuppressed(noRoom);
            throw refusal;
        }
        throw noRoom;
    }

    boolean ready() {
        return !writers.isEmpty();
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /// Groups that were spilled, some of them several times.
    long groups() {
        return groups;
    }

    /// Appends groups as another run.
    void write(Cursor sorted) throws IOException, InterruptedException {
        SpilledBytes file = files.getLast();
        RunWriter writer = writers.getFirst();
        long start = file.size();
        while (sorted.next()) {
            writer.write(sorted.group());
            groups++;
        }
        writer.flush();
        runs.add(new Run(file, start, file.size()));
    }

    /// Takes over what another has spilled.
    void takeOver(Runs other) {
        // Before the file that is being written, which is the last.
        files.addAll(0, other.files);
        runs.addAll(other.runs);
        groups += other.groups;
        other.writers.forEach(RunWriter::close);
        other.writers.clear();
        other.files.clear();
        other.runs.clear();
        other.groups = 0;
    }

    /// Cursors of all runs, after merging some where there are too many for the memory that is left.
    List<Cursor> cursors() throws IOException, InterruptedException {
        long left = environment.memory().limit() - environment.memory().used();
        int most = Math.clamp(left / 2 / OF_CURSOR, LEAST_MERGED, 256);
        while (runs.size() > most) {
            // No more than it takes to have few enough: what is merged is written again.
            int some = Math.min(most, runs.size() - most + 1);
            List<Run> merged = List.copyOf(runs.subList(0, some));
            runs = new ArrayList<>(runs.subList(some, runs.size()));
            if (!prepare()) {
                open();
            }
            try (var joined = new Joined(layout, environment.memory());
                    Cursor all = new Merged(layout, opened(merged), joined)) {
                write(all);
            }
        }
        return opened(runs);
    }

    /// Visits every group, run by run.
    ///
    /// @param beginning is written before each run
    void save(DataOutput state, byte beginning, Visitor visitor) throws IOException, InterruptedException {
        for (Run run : runs) {
            state.writeByte(beginning);
            try (Cursor cursor = opened(List.of(run)).getFirst()) {
                while (cursor.next()) {
                    visitor.visit(cursor.group());
                }
            }
        }
    }

    private List<Cursor> opened(List<Run> some) throws IOException, InterruptedException {
        for (SpilledBytes file : files) {
            file.flush();
        }
        List<Cursor> cursors = new ArrayList<>();
        boolean done = false;
        try {
            for (Run run : some) {
                cursors.add(new SpilledGroups(layout, run.file().open(), run.start(), run.end(), environment.memory()));
            }
            done = true;
            return cursors;
        } finally {
            if (!done) {
                closeAll(cursors);
            }
        }
    }

    private void open() throws IOException, InterruptedException {
        SpilledBytes file = environment.spill().open(Table.OWNER);
        boolean made = false;
        try {
            writers.add(new RunWriter(layout, file, environment.memory()));
            files.add(file);
            made = true;
        } finally {
            if (!made) {
                file.close();
            }
        }
    }

    /// Closes all, though some may fail.
    ///
    /// @throws IOException the last failure
    static void closeAll(List<? extends Closeable> all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        try {
            all.getFirst().close();
        } finally {
            closeAll(all.subList(1, all.size()));
        }
    }

    @Override
    public void close() throws IOException {
        writers.forEach(RunWriter::close);
        writers.clear();
        List<Closeable> closing = new ArrayList<>();
        files.forEach(file -> closing.add(file::close));
        files.clear();
        closeAll(closing);
    }

    /// Looks at a group, which is lent for the call.
    @FunctionalInterface
    interface Visitor {
        void visit(Group group) throws IOException, InterruptedException;
    }

    /// Where in a file a run lies.
    private record Run(SpilledBytes file, long start, long end) {}
}
