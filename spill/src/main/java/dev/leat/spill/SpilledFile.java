package dev.leat.spill;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.SpilledBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Spilled bytes in a file of a [TempFolder].
final class SpilledFile implements SpilledBytes {

    private final long number;
    private final Spilling spilling;
    private final BlockForm form;
    private final MemoryBudget memory;
    private final BlockWriter writer;
    private boolean failed;
    private boolean closed;

    private SpilledFile(long number, Spilling spilling, BlockForm form, MemoryBudget memory) {
        this.number = number;
        this.spilling = spilling;
        this.form = form;
        this.memory = memory;
        this.writer = new BlockWriter(spilling, number, form, memory);
    }

    /// @param number the one that its blocks carry
    static SpilledFile create(long number, Spilling spilling, BlockForm form, MemoryBudget memory) throws IOException {
        boolean created = false;
        try {
            var file = new SpilledFile(number, spilling, form, memory);
            created = true;
            return file;
        } finally {
            if (!created) {
                spilling.delete(0);
            }
        }
    }

    @Override
    public long append(MemorySegment bytes) throws IOException, InterruptedException {
        requireSound();
        long at = writer.size();
        failed = true;
        writer.append(bytes);
        failed = false;
        return at;
    }

    @Override
    public long size() {
        return writer.size();
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        requireSound();
        failed = true;
        writer.flush();
        failed = false;
    }

    @Override
    public Reader open() throws IOException, InterruptedException {
        var blocks = new BlockReader.Blocks(spilling.parts(), number, writer.index(), writer.flushed());
        return BlockReader.open(blocks, form, memory);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        writer.close();
        spilling.delete(writer.place());
    }

    private void requireSound() {
        if (failed) {
            throw new IllegalStateException(
                    "an append to " + spilling.path() + " failed: nothing more can be appended");
        }
    }
}
