package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Values whose bytes stand in a stream each (Encodings.md, "Byte Stream Split").
final class SplitValues implements FixedValues {

    private final Span bytes;
    private final int width;
    private final long stride;
    private final PageKernels kernels;
    private long done;

    SplitValues(Span bytes, int width, PageKernels kernels) {
        if (bytes.bytes() % width != 0) {
            throw new DamagedPage(bytes.bytes() + " bytes, which are no streams of values of " + width + " bytes");
        }
        this.bytes = bytes;
        this.width = width;
        this.stride = bytes.bytes() / width;
        this.kernels = kernels;
    }

    @Override
    public void read(int count, MemorySegment into, long at) {
        long from = bytes.start() + done;
        done += count;
        if (done > stride) {
            throw new DamagedPage("has fewer values than it says");
        }
        switch (width) {
            case 4 -> kernels.split4(bytes.buffer(), from, stride, count, into, at);
            case 8 -> kernels.split8(bytes.buffer(), from, stride, count, into, at);
            default -> {
                for (long i = 0; i < (long) count * width; i++) {
                    byte value = bytes.buffer().get(ValueLayout.JAVA_BYTE, from + i % width * stride + i / width);
                    into.set(ValueLayout.JAVA_BYTE, at * width + i, value);
                }
            }
        }
    }
}
