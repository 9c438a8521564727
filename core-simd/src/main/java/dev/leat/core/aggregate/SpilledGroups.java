package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.core.aggregate.Layout.Group;
import dev.leat.core.memory.GrowingMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Reads the groups that a [RunWriter] has appended.
final class SpilledGroups implements Cursor {

    private static final long READ = 32 << 10;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final SpilledBytes.Reader file;
    private final long end;
    private final GrowingMemory room;

    /// Bytes of the file from here on are in the room.
    private long loadedFrom;

    private long loadedTo;
    private long next;
    private long prefix;
    private Group group = new Group(MemorySegment.NULL, 0, MemorySegment.NULL);

    /// @param file is closed with this
    SpilledGroups(Layout layout, SpilledBytes.Reader file, long start, long end, MemoryBudget memory) {
        this.layout = layout;
        this.file = file;
        this.next = start;
        this.end = end;
        this.loadedFrom = start;
        this.loadedTo = start;
        this.room = new GrowingMemory(memory, Table.OWNER);
    }

    @Override
    public boolean next() throws IOException, InterruptedException {
        if (next >= end) {
            return false;
        }
        load(layout.bytes());
        long bytes = layout.bytes();
        MemorySegment memory = room.segment();
        for (long text : layout.textAt()) {
            bytes += RunWriter.padded(memory.get(LONG, next - loadedFrom + text));
        }
        load(bytes);
        memory = room.segment();
        long record = next - loadedFrom;
        long at = record + layout.bytes();
        for (long text : layout.textAt()) {
            long length = memory.get(LONG, record + text);
            memory.set(LONG, record + text, TextHeap.reference(at, length));
            at += RunWriter.padded(length);
        }
        group = new Group(memory, record, memory);
        prefix = layout.prefix(memory, record, memory);
        next += bytes;
        return true;
    }

    @Override
    public Group group() {
        return group;
    }

    @Override
    public long prefix() {
        return prefix;
    }

    /// Makes sure that so many bytes from the next group on are in memory, at a whole word.
    private void load(long bytes) throws IOException, InterruptedException {
        if (next + bytes <= loadedTo) {
            return;
        }
        MemorySegment into = room.atLeast(Math.max(READ, bytes));
        long count = Math.min(Math.max(READ, bytes), end - next);
        file.read(next, into.asSlice(0, count));
        loadedFrom = next;
        loadedTo = next + count;
    }

    @Override
    public void close() throws IOException {
        room.close();
        file.close();
    }
}
