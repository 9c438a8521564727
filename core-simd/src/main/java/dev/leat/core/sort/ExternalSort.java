package dev.leat.core.sort;

import dev.leat.api.data.Batch;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.SpillExceededException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sorts records, in memory as long as they fit and on the disk beyond, stably.
///
/// Records fill chunk after chunk, each of which is sorted when it is full. Where there is no memory for another, all
/// are merged into a run on the disk and filled again. At the end runs and chunks are merged; where there is no memory
/// to read all runs side by side, those that there is memory for are merged into longer ones first. Beside chunks it
/// holds buffers that it takes at the start.
final class ExternalSort implements AutoCloseable {

    private final String owner;
    private final KeyOrder order;
    private final SortMemory memory;
    private final ChunkSort chunkSort;
    private final RecordBuffer buffer;
    private final SpilledRuns spilled;
    private final ChunkPool pool;
    private final List<SortedChunk> sorted = new ArrayList<>();
    private Optional<Chunk> filling = Optional.empty();
    private int longest;
    private boolean closed;

    ExternalSort(Environment environment, String owner, KeyOrder order, SortMemory memory) {
        this.owner = owner;
        this.order = order;
        this.memory = memory;
        this.chunkSort = new ChunkSort(order);
        this.buffer = new RecordBuffer(memory.budget(), owner, memory.buffer());
        boolean made = false;
        try {
            this.spilled = new SpilledRuns(environment, owner, order, memory);
            this.pool = new ChunkPool(owner, memory);
            made = true;
        } finally {
            if (!made) {
                buffer.close();
            }
        }
    }

    /// Adds the rows of a batch that the writer has [begun][RecordWriter#begin].
    ///
    /// @param number that of the first row, where records are numbered; the others follow
    void add(RecordWriter writer, Batch batch, long number) throws IOException, InterruptedException {
        for (int start = 0; start < batch.rows(); start += RecordWriter.MOST) {
            int end = Math.min(batch.rows(), start + RecordWriter.MOST);
            writer.measure(batch, start, end - start);
            int next = start;
            while (next < end) {
                Chunk chunk = chunk(writer.length(next));
                int rows = fitting(writer, chunk, next, end);
                writer.write(batch, next, rows, chunk.memory(), chunk.used(), number + next);
                chunk.numbered(number + next, rows);
                chunk.added(rows, bytes(writer, next, rows));
                next += rows;
            }
        }
    }

    private int fitting(RecordWriter writer, Chunk chunk, int from, int to) {
        if (!order.layout().variable()) {
            return Math.min(to - from, chunk.fits(order.layout().fixed()));
        }
        int rows = 0;
        long bytes = 0;
        while (from + rows < to && chunk.hasRoom(rows + 1, bytes + writer.length(from + rows))) {
            bytes += writer.length(from + rows);
            rows++;
        }
        return rows;
    }

    private int bytes(RecordWriter writer, int from, int rows) {
        if (!order.layout().variable()) {
            longest = order.layout().fixed();
            return rows * longest;
        }
        int bytes = 0;
        for (int row = from; row < from + rows; row++) {
            bytes += writer.length(row);
            longest = Math.max(longest, writer.length(row));
        }
        return bytes;
    }

    /// Adds a record as it is.
    void add(MemorySegment from, long at, int length) throws IOException, InterruptedException {
        Chunk chunk = chunk(length);
        MemorySegment.copy(from, at, chunk.memory(), chunk.used(), length);
        if (order.layout().numbered()) {
            chunk.numbered(from.get(RecordLayout.LONG, at + RecordLayout.NUMBER), 1);
        }
        chunk.added(1, length);
        longest = Math.max(longest, length);
    }

    /// Takes over the records of another sort by the same keys.
    ///
    /// @param renaming what its words are called here
    void take(ExternalSort other, Renaming renaming) {
        other.complete();
        pool.take(other.pool);
        for (SortedChunk chunk : other.sorted) {
            renaming.apply(chunk.chunk());
            sorted.add(chunk);
        }
        other.sorted.clear();
        longest = Math.max(longest, other.longest);
        spilled.take(other.spilled, renaming);
    }

    /// Ends adding: all records in the order of their keys, to be closed before this is.
    Merge merged() throws IOException, InterruptedException {
        complete();
        pool.free();
        while (true) {
            List<SpilledRun> runs = spilled.runs();
            Optional<List<RunSource>> opened = runs.isEmpty() ? Optional.of(List.of()) : spilled.open(runs);
            if (opened.isPresent() && opened.get().size() == runs.size()) {
                List<RunSource> sources = new ArrayList<>(opened.get());
                sources.addAll(chunkRuns());
                KeyRanges ranges = ranges();
                runs.forEach(run -> ranges.add(run.ranges()));
                return new Merge(order, ranges, sources);
            }
            SpilledRuns.close(opened.orElse(List.of()));
            if (sorted.isEmpty()) {
                spilled.pass(buffer);
            } else {
                spill();
                pool.free();
            }
        }
    }

    /// A buffer that takes every record, for what comes out.
    RecordBuffer output() {
        return new RecordBuffer(memory.budget(), owner, Math.max(memory.buffer(), longest));
    }

    /// How many sorted runs went to the disk.
    long runsSpilled() {
        return spilled.spilled();
    }

    private Chunk chunk(int length) throws IOException, InterruptedException {
        if (filling.isEmpty() || !filling.get().hasRoom(length)) {
            complete();
            filling = Optional.of(next(Math.toIntExact(Chunk.bytesFor(length) + Long.BYTES)));
        }
        return filling.get();
    }

    /// Sorts what was filled.
    private void complete() {
        filling.ifPresent(chunk -> sorted.add(new SortedChunk(chunk, chunkSort.sort(chunk))));
        filling = Optional.empty();
    }

    private Chunk next(int bytes) throws IOException, InterruptedException {
        prepare(bytes);
        Optional<Chunk> chunk = pool.take(bytes);
        if (chunk.isPresent()) {
            return chunk.get();
        }
        spill();
        chunk = pool.take(bytes);
        if (chunk.isPresent()) {
            return chunk.get();
        }
        pool.free();
        return pool.take(bytes).orElseThrow();
    }

    /// Opens the file while there is room for its buffers, if it looks as if it will be needed. Whether it cannot
    /// be opened only matters when it is.
    private void prepare(int bytes) throws IOException, InterruptedException {
        if (spilled.open() || !pool.filling(bytes)) {
            return;
        }
        try {
            spilled.prepare();
        } catch (MemoryExceededException | SpillExceededException _) {
            // Tried again once there is no memory for another chunk.
            return;
        }
    }

    /// Merges all chunks into a run on the disk.
    private void spill() throws IOException, InterruptedException {
        KeyRanges ranges = ranges();
        try (Merge merge = new Merge(order, ranges, chunkRuns())) {
            spilled.append(merge, ranges, buffer);
        }
        for (SortedChunk chunk : sorted) {
            pool.giveBack(chunk.chunk());
        }
        sorted.clear();
    }

    /// What the keys in all chunks lie between.
    private KeyRanges ranges() {
        var ranges = new KeyRanges(order);
        sorted.forEach(chunk -> ranges.add(chunk.ranges()));
        return ranges;
    }

    /// The chunks as runs: those that follow each other in the order of keys are one.
    private List<RunSource> chunkRuns() {
        List<RunSource> runs = new ArrayList<>();
        List<Chunk> run = new ArrayList<>();
        for (SortedChunk next : sorted) {
            if (!run.isEmpty() && !follows(run.getLast(), next.chunk())) {
                runs.add(new ChunkRun(run));
                run.clear();
            }
            run.add(next.chunk());
        }
        if (!run.isEmpty()) {
            runs.add(new ChunkRun(run));
        }
        return runs;
    }

    private boolean follows(Chunk before, Chunk after) {
        int end = before.place(before.count() - 1);
        return order.compare(before.memory(), end, after.memory(), after.place(0)) <= 0;
    }

    /// Writes all records, from which [#restore] gets the same order.
    void save(DataOutput state) throws IOException, InterruptedException {
        int[] places = new int[RecordWriter.MOST];
        for (SpilledRun run : spilled.runs()) {
            try (var source = new FileRun(order.layout(), run, memory.budget(), memory.runBuffer())) {
                for (int count = source.next(places); count > 0; count = source.next(places)) {
                    SavedRecords.save(order.layout(), source.memory(), places, count, state);
                }
            }
        }
        for (SortedChunk chunk : sorted) {
            SavedRecords.save(order.layout(), chunk.chunk(), state);
        }
        if (filling.isPresent()) {
            SavedRecords.save(order.layout(), filling.get(), state);
        }
        SavedRecords.end(state);
    }

    void restore(DataInput state) throws IOException, InterruptedException {
        SavedRecords.restore(state, this);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        buffer.close();
        filling.ifPresent(Chunk::close);
        filling = Optional.empty();
        sorted.forEach(chunk -> chunk.chunk().close());
        sorted.clear();
        pool.close();
        spilled.close();
    }

    private record SortedChunk(Chunk chunk, KeyRanges ranges) {}
}
