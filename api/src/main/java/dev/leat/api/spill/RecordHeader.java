package dev.leat.api.spill;

import dev.leat.api.data.Schema;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The head of a record: 64-bit words, padded to 64 bytes. The record's buffers follow, each padded likewise.
///
/// Of rows: [#ROWS], the bytes of all, the number of rows; then for each column the bytes of its validity bitmap, of
/// its values, of its text, and of text the offset that the first row starts at, of a dictionary column where in the
/// stream its dictionary is.
///
/// Of a dictionary: [#DICTIONARY], the bytes of all, the number of its rows, the bytes of its text; then come its
/// offsets and its text.
final class RecordHeader {

    static final long ROWS = 0x31_53_57_4f_52L;
    static final long DICTIONARY = 0x31_53_44_52_4fL;

    static final long ALIGNMENT = 64;

    static final int KIND = 0;
    static final int BYTES = 1;
    static final int COUNT = 2;
    static final int TEXT = 3;

    private static final int FIRST_COLUMN = 3;
    private static final int PER_COLUMN = 4;

    // Little-endian on disk, as the columns are.
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment words;

    RecordHeader(MemorySegment words) {
        this.words = words;
    }

    /// The bytes of the head of a record of rows. One of a dictionary takes [#ALIGNMENT].
    static long bytes(Schema schema) {
        return padded(8L * (FIRST_COLUMN + PER_COLUMN * (long) schema.size()));
    }

    static long padded(long bytes) {
        return Math.addExact(bytes, ALIGNMENT - 1) & -ALIGNMENT;
    }

    long get(int word) {
        return words.getAtIndex(WORD, word);
    }

    void set(int word, long value) {
        words.setAtIndex(WORD, word, value);
    }

    static int validity(int column) {
        return FIRST_COLUMN + PER_COLUMN * column;
    }

    static int values(int column) {
        return validity(column) + 1;
    }

    static int text(int column) {
        return validity(column) + 2;
    }

    static int start(int column) {
        return validity(column) + 3;
    }

    MemorySegment bytes(long count) {
        return words.asSlice(0, count);
    }
}
