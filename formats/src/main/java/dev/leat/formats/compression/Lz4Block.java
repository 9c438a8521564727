package dev.leat.formats.compression;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Decompresses blocks of LZ4 that may go on with what was before them (Collet, "LZ4 Block Format Description"), which
/// libraries do not offer: they know blocks of their own only.
final class Lz4Block {

    /// How far back a match may be.
    static final int HISTORY = 64 * 1024;

    /// Bytes beyond the ends of both segments that are read and overwritten.
    static final int ROOM = 16;

    static final int DAMAGED = -1;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final int LEAST_MATCH = 4;
    private static final int MORE = 15;

    private final MemorySegment stored;
    private final MemorySegment plain;
    private int in;
    private int end;

    /// @param stored where blocks come from; has [#ROOM] bytes beyond their ends
    /// @param plain where they go to; has [#ROOM] bytes beyond any limit
    Lz4Block(MemorySegment stored, MemorySegment plain) {
        this.stored = stored;
        this.plain = plain;
    }

    /// Decompresses the first `bytes` of what is stored.
    ///
    /// @param low where in the plain bytes the history starts, which ends at `from`
    /// @param limit where the plain bytes end at the latest
    /// @return where they end, or [#DAMAGED]
    int decompress(int bytes, int low, int from, int limit) {
        in = 0;
        end = bytes;
        int out = from;
        while (in < end) {
            int token = stored.get(BYTE, in++) & 0xFF;
            int literals = length(token >>> 4, limit - out);
            if (literals < 0 || literals > end - in || literals > limit - out) {
                return DAMAGED;
            }
            literals(out, literals);
            in += literals;
            out += literals;
            if (in == end) {
                return out;
            }
            if (end - in < 2) {
                return DAMAGED;
            }
            int back = (stored.get(BYTE, in) & 0xFF) | ((stored.get(BYTE, in + 1L) & 0xFF) << 8);
            in += 2;
            int match = length(token & MORE, limit - out);
            if (match < 0 || back == 0 || back > out - low || match + LEAST_MATCH > limit - out) {
                return DAMAGED;
            }
            match(out, back, match + LEAST_MATCH);
            out += match + LEAST_MATCH;
        }
        return DAMAGED;
    }

    /// The length that four bits and perhaps more bytes stand for, or less than 0 where it is above `most` or has
    /// no end.
    private int length(int bits, int most) {
        int length = bits;
        int more = bits == MORE ? 255 : 0;
        while (more == 255) {
            if (in == end || length > most) {
                return DAMAGED;
            }
            more = stored.get(BYTE, in++) & 0xFF;
            length += more;
        }
        return length;
    }

    private void literals(int out, int count) {
        if (count > 64) {
            MemorySegment.copy(stored, in, plain, out, count);
            return;
        }
        for (int i = 0; i < count; i += 8) {
            plain.set(WORD, out + (long) i, stored.get(WORD, in + (long) i));
        }
    }

    /// Copies what may overlap with where it goes to.
    private void match(int out, int back, int count) {
        int from = out - back;
        if (back >= 8) {
            for (int i = 0; i < count; i += 8) {
                plain.set(WORD, out + (long) i, plain.get(WORD, from + (long) i));
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            plain.set(BYTE, out + (long) i, plain.get(BYTE, from + (long) i));
        }
    }
}
