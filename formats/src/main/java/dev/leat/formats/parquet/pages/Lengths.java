package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The lengths of all texts of a page, read at once, since only then is known where the texts start.
final class Lengths {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Read together.
    private static final int STEP = 4096;

    private final MemorySegment values;
    private final int count;
    private final long end;
    private final int longest;

    /// @param most how many values the page has
    Lengths(Span bytes, int most, Room room, PageKernels kernels) {
        var deltas = new DeltaValues(bytes, 4, kernels);
        if (deltas.left() > most) {
            throw new DamagedPage(deltas.left() + " lengths for " + most + " values");
        }
        count = (int) deltas.left();
        values = room.atLeast(4L * count);
        int seen = 0;
        for (int done = 0; done < count; done += STEP) {
            int now = Math.min(STEP, count - done);
            deltas.read(now, values, done);
            for (int i = done; i < done + now; i++) {
                int length = of(i);
                if (length < 0) {
                    throw new DamagedPage("a text of " + length + " bytes");
                }
                seen = Math.max(seen, length);
            }
        }
        longest = seen;
        end = deltas.end();
    }

    int count() {
        return count;
    }

    int of(long index) {
        return values.get(INT, index << 2);
    }

    int longest() {
        return longest;
    }

    /// Where their bytes end.
    long end() {
        return end;
    }
}
