package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.core.bars.features.Pieces;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Columns in a file: whole chunks of them, one column of a chunk after the other, and in memory those values that make
/// no chunk yet. What is in view is copied from there into memory that others may share.
final class SpilledColumns implements Pieces, AutoCloseable {

    private final SpilledBytes file;
    private final int[] widths;
    private final int chunk;
    private final SpilledView view;
    private final Arena arena;
    private final MemorySegment[] next;

    /// One, once something was read.
    private final List<SpilledBytes.Reader> reader = new ArrayList<>(1);

    /// How many values went to the file, and how many of those the reader knows.
    private int filed;

    private int readable;
    private int pending;

    /// @param view of columns of these widths; what other columns had in view is out of it then
    SpilledColumns(Spill spill, MemoryBudget budget, String owner, SpilledView view)
            throws IOException, InterruptedException {
        this.view = view;
        this.widths = view.widths;
        this.chunk = view.chunk;
        this.next = new MemorySegment[widths.length];
        this.file = spill.open(owner);
        boolean made = false;
        Arena opened = budget.open(owner);
        try {
            for (int i = 0; i < widths.length; i++) {
                next[i] = opened.allocate((long) chunk * widths[i] + SpilledView.PADDING, SpilledView.PADDING);
            }
            made = true;
        } finally {
            if (!made) {
                opened.close();
                file.close();
            }
        }
        arena = opened;
    }

    @Override
    public int size() {
        return Math.addExact(filed, pending);
    }

    @Override
    public MemorySegment next(int column) {
        return next[column].asSlice((long) pending * widths[column]);
    }

    @Override
    public int room() {
        return chunk - pending;
    }

    @Override
    public void added(int count) throws IOException, InterruptedException {
        pending += count;
        view.lose(this);
        if (pending < chunk) {
            return;
        }
        for (int i = 0; i < widths.length; i++) {
            file.append(next[i].asSlice(0, (long) chunk * widths[i]));
        }
        filed = Math.addExact(filed, chunk);
        pending = 0;
    }

    @Override
    public int from() {
        return view.from;
    }

    @Override
    public int to() {
        return view.to;
    }

    @Override
    public MemorySegment view(int column) {
        return view.columns[column];
    }

    @Override
    public void look(int place, int columns) throws IOException, InterruptedException {
        view.turn(this, place);
        int missing = columns & ~view.loaded;
        for (int i = 0; missing != 0; i++, missing >>>= 1) {
            if ((missing & 1) != 0) {
                load(i);
                view.loaded |= 1 << i;
            }
        }
    }

    private void load(int column) throws IOException, InterruptedException {
        MemorySegment into = view.columns[column];
        long width = widths[column];
        int place = view.from;
        while (place < view.to) {
            boolean inFile = place < filed;
            int start = inFile ? place / chunk * chunk : filed;
            int end = Math.min(view.to, start + chunk);
            MemorySegment part = into.asSlice((place - view.from) * width, (end - place) * width);
            long inChunk = (place - start) * width;
            if (inFile) {
                reader().read(start / chunk * chunkBytes() + columnStart(column) + inChunk, part);
            } else {
                MemorySegment.copy(next[column], inChunk, part, 0, part.byteSize());
            }
            place = end;
        }
    }

    private long chunkBytes() {
        return columnStart(widths.length);
    }

    private long columnStart(int column) {
        long start = 0;
        for (int i = 0; i < column; i++) {
            start += (long) chunk * widths[i];
        }
        return start;
    }

    private SpilledBytes.Reader reader() throws IOException, InterruptedException {
        if (readable < filed) {
            closeReader();
            file.flush();
            reader.add(file.open());
            readable = filed;
        }
        return reader.getFirst();
    }

    private void closeReader() throws IOException {
        for (SpilledBytes.Reader open : reader) {
            open.close();
        }
        reader.clear();
    }

    @Override
    public void close() throws IOException {
        view.lose(this);
        arena.close();
        try (file) {
            closeReader();
        }
    }
}
