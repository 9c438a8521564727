package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.core.aggregate.Layout.Group;
import dev.leat.core.memory.GrowingMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Appends groups to a file: their records, in which the length of each text is in the place of its reference, and
/// behind each its texts. It takes its memory when it is made, and nothing more.
final class RunWriter implements AutoCloseable {

    private static final long STAGED = 64 << 10;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final SpilledBytes file;
    private final GrowingMemory room;
    private final MemorySegment staged;
    private long filled;

    /// @param file stays the caller's
    RunWriter(Layout layout, SpilledBytes file, MemoryBudget memory) {
        this.layout = layout;
        this.file = file;
        this.room = new GrowingMemory(memory, Table.OWNER);
        this.staged = room.atLeast(Math.max(STAGED, layout.bytes()));
    }

    void write(Group group) throws IOException, InterruptedException {
        if (filled + layout.bytes() > staged.byteSize()) {
            flush();
        }
        MemorySegment.copy(group.records(), group.at(), staged, filled, layout.bytes());
        long record = filled;
        filled += layout.bytes();
        for (long text : layout.textAt()) {
            staged.set(LONG, record + text, TextHeap.length(staged.get(LONG, record + text)));
        }
        for (long text : layout.textAt()) {
            append(group.texts(), group.records().get(LONG, group.at() + text));
        }
    }

    /// Passes on what is held back.
    void flush() throws IOException, InterruptedException {
        if (filled > 0) {
            file.append(staged.asSlice(0, filled));
            filled = 0;
        }
    }

    private void append(MemorySegment texts, long reference) throws IOException, InterruptedException {
        long length = padded(TextHeap.length(reference));
        if (length == 0) {
            return;
        }
        if (filled + length > staged.byteSize()) {
            flush();
        }
        long rest = length - TextHeap.length(reference);
        if (length > staged.byteSize()) {
            file.append(texts.asSlice(TextHeap.start(reference), TextHeap.length(reference)));
            filled = rest;
            return;
        }
        MemorySegment.copy(texts, TextHeap.start(reference), staged, filled, TextHeap.length(reference));
        filled += length;
    }

    /// Records start at whole words.
    static long padded(long length) {
        return (length + 7) & -8;
    }

    @Override
    public void close() {
        room.close();
    }
}
