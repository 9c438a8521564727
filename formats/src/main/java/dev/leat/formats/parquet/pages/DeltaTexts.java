package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;

/// Each text as the length of what it shares with the one before it, and what follows (Encodings.md, "Delta Strings").
final class DeltaTexts implements TextValues {

    private final Lengths shared;
    private final Lengths rests;
    private final Span bytes;
    private final Room before;
    private int next;
    private long at;
    private int beforeLength;

    DeltaTexts(Span page, int values, Rooms rooms, PageKernels kernels) {
        this.shared = new Lengths(page, values, rooms.first(), kernels);
        this.rests = new Lengths(page.from(shared.end()), values, rooms.second(), kernels);
        if (shared.count() != rests.count()) {
            throw new DamagedPage(shared.count() + " prefixes for " + rests.count() + " texts");
        }
        this.bytes = page;
        this.before = rooms.third();
        this.at = rests.end();
    }

    @Override
    public int fits(int count, long room) {
        long longest = Math.min((long) shared.longest() + rests.longest(), bytes.bytes());
        return longest == 0 ? count : Math.clamp(room / longest, 1, count);
    }

    @Override
    public void read(int count, TextTarget target) {
        if (count > shared.count() - next) {
            throw new DamagedPage("has fewer texts than it says");
        }
        for (int i = 0; i < count; i++) {
            int prefix = shared.of(next + (long) i);
            int rest = rests.of(next + (long) i);
            if (prefix > beforeLength) {
                throw new DamagedPage("a text that shares " + prefix + " bytes with one of " + beforeLength);
            }
            long end = bytes.to(at + rest).end();
            int length = Math.addExact(prefix, rest);
            MemorySegment text = before.grown(length);
            MemorySegment.copy(bytes.buffer(), at, text, prefix, rest);
            target.room(length);
            target.append(text, 0, length);
            at = end;
            beforeLength = length;
        }
        next += count;
    }

    /// Memory of a column for pages of this kind.
    record Rooms(Room first, Room second, Room third) {}
}
