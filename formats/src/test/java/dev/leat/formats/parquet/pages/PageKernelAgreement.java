package dev.leat.formats.parquet.pages;

import dev.leat.api.plugin.KernelMode;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/// Runs both kinds of page kernels over seeded values, and compares what they make of them. Has a `main`,
/// so that it can run in a JVM with vectors of another width.
final class PageKernelAgreement {

    private static final int MOST = 700;

    private final SplittableRandom random;
    private final long seed;
    private final MemorySegment stored;
    private final Arena arena;
    private final PageKernels scalar = PageKernels.of(KernelMode.SCALAR);
    private final PageKernels vector = PageKernels.of(KernelMode.VECTOR);
    private final int count;
    private final int at;

    private PageKernelAgreement(long seed, Arena arena) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.arena = arena;
        this.count = random.nextInt(random.nextBoolean() ? 40 : MOST);
        this.at = random.nextInt(20);
        this.stored = arena.allocate(9L * MOST + Room.PADDING, 64);
        for (long i = 0; i < stored.byteSize(); i++) {
            stored.set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt());
        }
    }

    public static void main(String[] arguments) {
        for (long seed = Long.parseLong(arguments[0]); seed < Long.parseLong(arguments[1]); seed++) {
            check(seed);
        }
    }

    static void check(long seed) {
        try (Arena arena = Arena.ofConfined()) {
            new PageKernelAgreement(seed, arena).check();
        }
    }

    private void check() {
        int width = random.nextInt(65);
        // Readers take any number of values at a time, of a run that starts with a byte.
        long bit = 8L * random.nextInt(30) + (long) random.nextInt(9) * width;
        int some = Math.min(count, 600);
        compare("unpack4 of " + width, 4, some, (kernels, into) -> kernels.unpack4(stored, bit, width, some, into, at));
        compare("unpack8 of " + width, 8, some, (kernels, into) -> kernels.unpack8(stored, bit, width, some, into, at));

        int start = random.nextInt(50);
        int stride = count + random.nextInt(3);
        compare("split4", 4, count, (kernels, into) -> kernels.split4(stored, start, stride, count, into, at));
        compare("split8", 8, count, (kernels, into) -> kernels.split8(stored, start, stride, count, into, at));

        MemorySegment bits = arena.allocate(MOST / 8 + Room.PADDING, 64);
        int share = random.nextInt(101);
        for (int i = 0; i < count; i++) {
            Bitmaps.set(bits, i, random.nextInt(100) < share);
        }
        spread(bits, 4);
        spread(bits, 8);
    }

    /// What stands in the slots of nulls may differ, so it is made the same.
    private void spread(MemorySegment bits, int bytes) {
        int present = (int) Bitmaps.count(bits, count);
        compare("spread" + bytes, bytes, count, (kernels, into) -> {
            MemorySegment.copy(stored, 0, into, (long) at * bytes, (long) present * bytes);
            if (bytes == 4) {
                kernels.spread4(into, at, bits, count, present);
            } else {
                kernels.spread8(into, at, bits, count, present);
            }
            for (int i = 0; i < count; i++) {
                if (!Bitmaps.get(bits, i)) {
                    into.asSlice((long) (at + i) * bytes, bytes).fill((byte) 0);
                }
            }
        });
    }

    /// What comes before the first slot has to be as it was; what comes after the last may not.
    private void compare(String what, int bytes, int values, Loop loop) {
        long room = (long) (at + values) * bytes;
        MemorySegment one = arena.allocate(room + Room.PADDING, 64).fill((byte) 0x5A);
        MemorySegment other = arena.allocate(room + Room.PADDING, 64).fill((byte) 0x5A);
        loop.run(scalar, one);
        loop.run(vector, other);
        long difference = one.asSlice(0, room).mismatch(other.asSlice(0, room));
        if (difference >= 0) {
            throw new AssertionError("seed " + seed + ", " + what + ", " + values + " values from slot " + at
                    + ": they differ at byte " + difference);
        }
    }

    private interface Loop {
        void run(PageKernels kernels, MemorySegment into);
    }
}
