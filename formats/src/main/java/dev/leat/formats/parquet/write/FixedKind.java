package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;

/// The kinds of values that all have the same number of bytes, as they are stored.
enum FixedKind {
    INT(4),
    LONG(8),
    FLOAT(4),
    DOUBLE(8),
    /// 128-bit integers, the highest byte first.
    WIDE(16);

    private static final ValueLayout.OfLong BIG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final int width;

    FixedKind(int width) {
        this.width = width;
    }

    /// Bytes of a value.
    int width() {
        return width;
    }

    /// The order of values as bytes.
    Comparator<ByteBuffer> order() {
        return switch (this) {
            case INT ->
                Comparator.comparingInt(
                        bytes -> bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(0));
            case LONG ->
                Comparator.comparingLong(
                        bytes -> bytes.order(ByteOrder.LITTLE_ENDIAN).getLong(0));
            case FLOAT ->
                Comparator.comparingDouble(
                        bytes -> bytes.order(ByteOrder.LITTLE_ENDIAN).getFloat(0));
            case DOUBLE ->
                Comparator.comparingDouble(
                        bytes -> bytes.order(ByteOrder.LITTLE_ENDIAN).getDouble(0));
            case WIDE -> FixedKind::compareWide;
        };
    }

    private static int compareWide(ByteBuffer one, ByteBuffer other) {
        int signs = Byte.compare(one.get(0), other.get(0));
        return signs != 0 ? signs : ByteOrdering.ORDER.compare(one, other);
    }

    /// The bounds of the first `count` values.
    Bounds bounds(MemorySegment values, int count) {
        if (count == 0) {
            return Bounds.NONE;
        }
        return switch (this) {
            case INT -> ints(values, count);
            case LONG -> longs(values, count);
            case FLOAT -> floats(values, count);
            case DOUBLE -> doubles(values, count);
            case WIDE -> wides(values, count);
        };
    }

    private static Bounds ints(MemorySegment values, int count) {
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            int value = values.get(Little.INT, 4L * i);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return Bounds.of(bytes(4).putInt(min).array(), bytes(4).putInt(max).array());
    }

    private static Bounds longs(MemorySegment values, int count) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long value = values.get(Little.LONG, 8L * i);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return Bounds.of(bytes(8).putLong(min).array(), bytes(8).putLong(max).array());
    }

    /// What is no number is in no bounds; a zero is the lower one below and the upper one above
    /// (parquet.thrift, `ColumnOrder`, "IEEE 754").
    private static Bounds floats(MemorySegment values, int count) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        int nans = 0;
        for (int i = 0; i < count; i++) {
            float value = values.get(Little.FLOAT, 4L * i);
            min = value < min ? value : min;
            max = value > max ? value : max;
            nans += Float.isNaN(value) ? 1 : 0;
        }
        return real(
                bytes(4).putFloat(0, min == 0 ? -0.0f : min),
                bytes(4).putFloat(0, max == 0 ? 0.0f : max),
                nans,
                nans == count);
    }

    private static Bounds doubles(MemorySegment values, int count) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int nans = 0;
        for (int i = 0; i < count; i++) {
            double value = values.get(Little.DOUBLE, 8L * i);
            min = value < min ? value : min;
            max = value > max ? value : max;
            nans += Double.isNaN(value) ? 1 : 0;
        }
        return real(
                bytes(8).putDouble(0, min == 0 ? -0.0 : min),
                bytes(8).putDouble(0, max == 0 ? 0.0 : max),
                nans,
                nans == count);
    }

    private static Bounds real(ByteBuffer min, ByteBuffer max, int nans, boolean none) {
        return none ? Bounds.noneOf(nans) : new Bounds(min, max, true, true, nans, false);
    }

    private static Bounds wides(MemorySegment values, int count) {
        int min = 0;
        int max = 0;
        for (int i = 1; i < count; i++) {
            min = wideBelow(values, i, min) ? i : min;
            max = wideBelow(values, max, i) ? i : max;
        }
        return Bounds.of(wide(values, min), wide(values, max));
    }

    private static boolean wideBelow(MemorySegment values, int one, int other) {
        long high = values.get(BIG, 16L * one);
        long otherHigh = values.get(BIG, 16L * other);
        return high < otherHigh
                || (high == otherHigh
                        && Long.compareUnsigned(values.get(BIG, 16L * one + 8), values.get(BIG, 16L * other + 8)) < 0);
    }

    private static byte[] wide(MemorySegment values, int index) {
        return values.asSlice(16L * index, 16).toArray(ValueLayout.JAVA_BYTE);
    }

    private static ByteBuffer bytes(int width) {
        return ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
    }
}
