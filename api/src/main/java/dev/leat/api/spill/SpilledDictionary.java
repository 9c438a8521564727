package dev.leat.api.spill;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The dictionary that a column's codes point into, held until another is wanted.
final class SpilledDictionary implements AutoCloseable {

    private static final long NOWHERE = -1;

    private final SpilledBytes.Reader bytes;
    private final Room room;
    private long loaded = NOWHERE;
    private int words;
    private long textAt;
    private long textBytes;
    private MemorySegment memory = MemorySegment.NULL;

    SpilledDictionary(SpilledBytes.Reader bytes, MemoryBudget memory) {
        this.bytes = bytes;
        this.room = new Room(memory);
    }

    /// The dictionary that lies at a place of the stream, in memory of a builder.
    Column.Texts at(long place, BatchBuilder lent) throws IOException, InterruptedException {
        if (loaded != place) {
            load(place);
        }
        long offsetBytes = 4L * (words + 1L);
        MemorySegment offsets = lent.allocate(offsetBytes);
        MemorySegment.copy(memory, RecordHeader.ALIGNMENT, offsets, 0, offsetBytes);
        MemorySegment text = lent.allocate(textBytes);
        MemorySegment.copy(memory, textAt, text, 0, textBytes);
        return new Column.Texts(words, Column.NO_NULLS, offsets, text);
    }

    private void load(long place) throws IOException, InterruptedException {
        loaded = NOWHERE;
        require(place >= 0 && bytes.size() - place >= RecordHeader.ALIGNMENT, place);
        MemorySegment head = room.atLeast(RecordHeader.ALIGNMENT);
        bytes.read(place, head.asSlice(0, RecordHeader.ALIGNMENT));
        var header = new RecordHeader(head);
        long size = header.get(RecordHeader.BYTES);
        long count = header.get(RecordHeader.COUNT);
        textBytes = header.get(RecordHeader.TEXT);
        require(header.get(RecordHeader.KIND) == RecordHeader.DICTIONARY, place);
        require(count >= 0 && count < Integer.MAX_VALUE, place);
        require(textBytes >= 0 && textBytes <= Integer.MAX_VALUE, place);
        textAt = RecordHeader.ALIGNMENT + RecordHeader.padded(4 * (count + 1));
        require(size == textAt + RecordHeader.padded(textBytes) && size <= bytes.size() - place, place);
        memory = room.atLeast(size);
        bytes.read(place, memory.asSlice(0, size));
        words = (int) count;
        requireOffsets(place);
        loaded = place;
    }

    private void requireOffsets(long place) {
        MemorySegment offsets = memory.asSlice(RecordHeader.ALIGNMENT);
        int before = 0;
        for (long word = 0; word <= words; word++) {
            int offset = offsets.getAtIndex(ValueLayout.JAVA_INT, word);
            require(offset >= before && offset <= textBytes, place);
            before = offset;
        }
    }

    private void require(boolean sound, long place) {
        SpilledRecord.require(sound, bytes, place);
    }

    @Override
    public void close() {
        room.close();
    }
}
