package dev.leat.core.sort;

import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.SpilledBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A file of sorted runs, one behind the other. One that starts where the run before ends in the order of keys goes on
/// with that run.
final class RunFile implements AutoCloseable {

    private final KeyOrder order;
    private final SpilledBytes bytes;
    private final Last last;
    private final List<SpilledRun> runs = new ArrayList<>();

    RunFile(KeyOrder order, Environment environment, String owner, Last last) throws IOException, InterruptedException {
        this.order = order;
        this.last = last;
        this.bytes = environment.spill().open(owner);
        last.clear();
    }

    /// Appends all that a merge gives.
    ///
    /// @param buffer is empty before and afterwards
    void append(Merge merge, KeyRanges ranges, RecordBuffer buffer) throws IOException, InterruptedException {
        long from = bytes.size();
        int longest = 0;
        boolean goesOn = !runs.isEmpty() && last.notBehind(order, merge.memory(), merge.place());
        while (merge.more()) {
            MemorySegment memory = merge.memory();
            int place = merge.place();
            int length = merge.length();
            longest = Math.max(longest, length);
            if (!buffer.hasRoom(length)) {
                flush(buffer);
            }
            if (buffer.takes(length)) {
                buffer.add(memory, place, length);
            } else {
                last.set(memory, place, length);
                bytes.append(memory.asSlice(place, length));
            }
            merge.advance();
        }
        flush(buffer);
        bytes.flush();
        var run = new SpilledRun(bytes, from, bytes.size(), ranges, longest, Renaming.none(order.layout()));
        runs.add(goesOn ? runs.removeLast().and(run) : run);
    }

    private void flush(RecordBuffer buffer) throws IOException, InterruptedException {
        if (buffer.count() == 0) {
            return;
        }
        bytes.append(buffer.bytes());
        int place = buffer.places()[buffer.count() - 1];
        last.set(buffer.memory(), place, order.layout().length(buffer.memory(), place));
        buffer.clear();
    }

    /// Takes that what reads the runs calls words otherwise.
    void rename(Renaming renaming) {
        runs.replaceAll(run -> run.renamed(renaming));
    }

    List<SpilledRun> runs() {
        return runs;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /// A copy of the last record, if it is short.
    static final class Last {

        /// The longest record that it keeps.
        static final int BYTES = 4096;

        private final MemorySegment memory;
        private boolean known;

        /// @param memory of [#BYTES], and room beyond
        Last(MemorySegment memory) {
            this.memory = memory;
        }

        private void clear() {
            known = false;
        }

        private void set(MemorySegment from, long place, int length) {
            known = length <= BYTES;
            if (known) {
                MemorySegment.copy(from, place, memory, 0, length);
            }
        }

        private boolean notBehind(KeyOrder order, MemorySegment records, long record) {
            return known && order.compare(memory, 0, records, record) <= 0;
        }
    }
}
