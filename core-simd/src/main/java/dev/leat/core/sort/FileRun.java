package dev.leat.core.sort;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.SpilledBytes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The records of a [SpilledRun], read back buffer by buffer.
final class FileRun implements RunSource {

    private final RecordLayout layout;
    private final SpilledBytes.Reader reader;
    private final long end;
    private final Renaming renaming;
    private final int[] renamed;

    // Held until the run was read. Closed by close().
    private final Arena arena;
    private final MemorySegment memory;
    private final int room;
    private long next;
    private int filled;
    private int taken;

    /// @param bytes of the buffer; it is larger where the longest record is
    FileRun(RecordLayout layout, SpilledRun run, MemoryBudget budget, int bytes)
            throws IOException, InterruptedException {
        this.layout = layout;
        this.next = run.from();
        this.end = run.to();
        this.renaming = run.renaming();
        this.renamed = renaming.changed();
        this.room = Math.max(bytes, run.longest());
        this.arena = budget.open("sorted runs read back");
        boolean made = false;
        try {
            this.memory = arena.allocate((long) room + RecordBuffer.PADDING, RecordBuffer.PADDING);
            this.reader = run.file().open();
            made = true;
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    @Override
    public int next(int[] places) throws IOException, InterruptedException {
        int count = whole(places);
        if (count == 0 && (next < end || taken < filled)) {
            load();
            count = whole(places);
            require(count > 0);
        }
        return count;
    }

    /// The records that lie in the buffer as a whole.
    private int whole(int[] places) {
        int count = 0;
        while (count < places.length && filled - taken >= layout.fixed()) {
            int length = layout.length(memory, taken);
            require(length >= layout.fixed() && length <= room && (length & 7) == 0);
            if (length > filled - taken) {
                break;
            }
            renaming.apply(renamed, memory, taken);
            places[count++] = taken;
            taken += length;
        }
        return count;
    }

    /// Fills the buffer behind what was not taken yet.
    private void load() throws IOException, InterruptedException {
        int rest = filled - taken;
        MemorySegment.copy(memory, taken, memory, 0, rest);
        int count = (int) Math.min(end - next, room - rest);
        reader.read(next, memory.asSlice(rest, count));
        next += count;
        taken = 0;
        filled = rest + count;
    }

    private void require(boolean sound) {
        if (!sound) {
            throw new DataException(
                    reader.name(),
                    1,
                    "the records before byte " + next + " are not sorted rows; was the file changed?");
        }
    }

    @Override
    public MemorySegment memory() {
        return memory;
    }

    @Override
    public void close() throws IOException {
        arena.close();
        reader.close();
    }
}
