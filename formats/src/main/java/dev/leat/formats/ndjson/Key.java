package dev.leat.formats.ndjson;

import dev.leat.api.simd.SameBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A key of an object, and what its value is for.
final class Key {

    /// A column that is not read.
    static final int NO_COLUMN = -1;

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    // The key as it stands in the text, with the quote after it.
    private final MemorySegment raw;
    private final int length;
    private final boolean known;
    private final int column;
    private final Keys below;
    // Its first bytes, up to eight.
    private final long first;
    private final long firstMask;
    private Key next = this;

    /// @param raw the key as it stands in the text, with the quote after it; [JsonText#ROOM] bytes can be loaded
    /// beyond
    /// @param known whether the schema has it, or something below it
    /// @param column the column that its value goes to, or [#NO_COLUMN]
    /// @param below what is wanted of its value where that is an object
    Key(MemorySegment raw, int length, boolean known, int column, Keys below) {
        this.raw = raw;
        this.length = length;
        this.known = known;
        this.column = column;
        this.below = below;
        this.firstMask = length >= 8 ? -1 : (1L << (8 * length)) - 1;
        this.first = length == 0 ? 0 : raw.get(WORD, 0) & firstMask;
    }

    boolean known() {
        return known;
    }

    int column() {
        return column;
    }

    Keys below() {
        return below;
    }

    /// The key that followed this one the last time.
    Key next() {
        return next;
    }

    /// Remembers what followed this one.
    void next(Key key) {
        next = key;
    }

    /// How many bytes it has, with the quote after it.
    int length() {
        return length;
    }

    /// Whether it is what stands at an index of a text, and a quote after it.
    boolean stands(MemorySegment text, int at) {
        if (((text.get(WORD, at) ^ first) & firstMask) != 0 || length == 0) {
            return false;
        }
        return length <= 8 || SameBytes.same(text, at + 8L, raw, 8, length - 8L);
    }
}
