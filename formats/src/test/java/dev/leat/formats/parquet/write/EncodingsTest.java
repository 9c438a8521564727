package dev.leat.formats.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.tck.data.Seeds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Decodes what the encoders wrote, value by value as the format's page "Encodings" tells it.
final class EncodingsTest {

    private final Arena arena = Arena.ofConfined();
    private final Random random = new Random(Seeds.next("encodings"));

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void codesOfAnyWidthAreRunsAndPackedGroups() {
        for (int turn = 0; turn < 300; turn++) {
            int width = 1 + random.nextInt(20);
            int[] codes = new int[random.nextInt(600)];
            fillWithRuns(codes, width);
            MemorySegment from = arena.allocate(4L * codes.length + 64);
            MemorySegment.copy(codes, 0, from, Little.INT, 0, codes.length);
            MemorySegment into = arena.allocate(Hybrid.most(codes.length, width) + 64);

            long end = Hybrid.codes(from, codes.length, width, into, 0);

            assertThat(end).isLessThanOrEqualTo(Hybrid.most(codes.length, width));
            assertThat(decodeHybrid(into, end, width, codes.length)).isEqualTo(codes);
        }
    }

    @Test
    void bitsAreRunsAndPackedGroups() {
        for (int turn = 0; turn < 300; turn++) {
            int[] bits = new int[random.nextInt(2000)];
            fillWithRuns(bits, 1);
            MemorySegment from = arena.allocate(bits.length / 8 + 64L);
            for (int i = 0; i < bits.length; i++) {
                from.set(Little.BYTE, i / 8, (byte) (from.get(Little.BYTE, i / 8) | bits[i] << (i % 8)));
            }
            MemorySegment into = arena.allocate(Hybrid.most(bits.length, 1) + 64);

            long end = Hybrid.bits(from, bits.length, into, 0);

            assertThat(end).isLessThanOrEqualTo(Hybrid.most(bits.length, 1));
            assertThat(decodeHybrid(into, end, 1, bits.length)).isEqualTo(bits);
        }
    }

    @Test
    void differencesOfAnySizeAreUndone() {
        var deltas = new Deltas();
        for (int turn = 0; turn < 300; turn++) {
            int count = random.nextInt(700);
            int bits = random.nextInt(64);
            long[] longs = new long[count];
            int[] ints = new int[count];
            MemorySegment words = arena.allocate(8L * count + 64);
            MemorySegment halves = arena.allocate(4L * count + 64);
            for (int i = 0; i < count; i++) {
                longs[i] = random.nextLong() >> bits;
                ints[i] = random.nextInt() >> (bits & 31);
                words.set(Little.LONG, 8L * i, longs[i]);
                halves.set(Little.INT, 4L * i, ints[i]);
            }
            MemorySegment into = arena.allocate(Deltas.most(count) + 64);

            long end = deltas.longs(words, count, into, 0);
            assertThat(end).isLessThanOrEqualTo(Deltas.most(count));
            assertThat(decodeDeltas(into, end, count)).isEqualTo(longs);

            end = deltas.ints(halves, count, into, 0);
            assertThat(Arrays.stream(decodeDeltas(into, end, count)).mapToInt(value -> (int) value))
                    .containsExactly(Arrays.stream(ints).boxed().toArray(Integer[]::new));
        }
    }

    @Test
    void bytesOfValuesAreSplitIntoStreams() {
        for (int count : new int[] {0, 1, 3, 4, 7, 8, 9, 64, 1001}) {
            for (int width : new int[] {4, 8}) {
                byte[] bytes = new byte[count * width];
                random.nextBytes(bytes);
                MemorySegment from = arena.allocate(bytes.length + 64L);
                MemorySegment.copy(bytes, 0, from, Little.BYTE, 0, bytes.length);
                MemorySegment into = arena.allocate(bytes.length + 64L);

                long end = width == 8 ? Streams.split8(from, count, into) : Streams.split4(from, count, into);

                assertThat(end).isEqualTo(bytes.length);
                for (int i = 0; i < bytes.length; i++) {
                    assertThat(into.get(Little.BYTE, (long) i % width * count + i / width))
                            .isEqualTo(bytes[i]);
                }
            }
        }
    }

    private void fillWithRuns(int[] values, int width) {
        int i = 0;
        while (i < values.length) {
            int value = random.nextInt(1 << width);
            int end = Math.min(values.length, i + 1 + (random.nextInt(3) == 0 ? random.nextInt(100) : 0));
            Arrays.fill(values, i, end, value);
            i = end;
        }
    }

    private static int[] decodeHybrid(MemorySegment from, long end, int width, int count) {
        int[] values = new int[count];
        long[] at = {0};
        int done = 0;
        while (done < count) {
            long header = varint(from, at);
            if ((header & 1) == 0) {
                int value = 0;
                for (int i = 0; i < (width + 7) / 8; i++) {
                    value |= (from.get(Little.BYTE, at[0]++) & 0xFF) << (8 * i);
                }
                int stop = Math.toIntExact(done + (header >> 1));
                Arrays.fill(values, done, stop, value);
                done = stop;
            } else {
                int packed = (int) (header >> 1) * 8;
                for (int i = 0; i < packed && done < count; i++) {
                    values[done++] = (int) bits(from, at[0], (long) i * width, width);
                }
                at[0] += (long) packed * width / 8;
            }
        }
        assertThat(at[0]).isEqualTo(end);
        return values;
    }

    private static long[] decodeDeltas(MemorySegment from, long end, int count) {
        long[] at = {0};
        int block = (int) varint(from, at);
        int miniblocks = (int) varint(from, at);
        assertThat(varint(from, at)).isEqualTo(count);
        long[] values = new long[count];
        long value = zigzag(varint(from, at));
        int done = 0;
        if (count > 0) {
            values[done++] = value;
        }
        while (done < count) {
            long least = zigzag(varint(from, at));
            long widths = at[0];
            at[0] += miniblocks;
            for (int i = 0; i < miniblocks && done < count; i++) {
                int width = from.get(Little.BYTE, widths + i);
                for (int j = 0; j < block / miniblocks; j++) {
                    long delta = bits(from, at[0], (long) j * width, width);
                    if (done < count) {
                        value += least + delta;
                        values[done++] = value;
                    }
                }
                at[0] += (long) block / miniblocks * width / 8;
            }
        }
        assertThat(at[0]).isEqualTo(end);
        return values;
    }

    private static long bits(MemorySegment from, long at, long first, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            long bit = first + i;
            value |= (long) (from.get(Little.BYTE, at + bit / 8) >> (bit % 8) & 1) << i;
        }
        return value;
    }

    private static long varint(MemorySegment from, long[] at) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get(Little.BYTE, at[0]++);
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static long zigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
