package dev.leat.core.filter;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/// Works out for which rows of a batch a condition is true: a bitmap for each part, put together word by word.
final class Evaluation {

    static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Batch batch;
    private final FilterKernels kernels;
    private final SegmentAllocator scratch;
    private final int rows;
    private final int words;

    /// Bitmaps of parts that were put together, to be used again: a list of literals may have thousands.
    private final Deque<MemorySegment> spare = new ArrayDeque<>();

    Evaluation(Batch batch, FilterKernels kernels, SegmentAllocator scratch) {
        this.batch = batch;
        this.kernels = kernels;
        this.scratch = scratch;
        this.rows = batch.rows();
        this.words = (rows + 63) / 64;
    }

    MemorySegment bits(Check check) {
        return switch (check) {
            case Check.AllOf all -> all(all);
            case Check.AnyOf any -> any(any);
            case Check.Null isNull -> nulls(isNull);
            case Check.Longs longs -> finish(longs(longs), longs.inside(), longs.column());
            case Check.Wides wides -> finish(wides(wides), wides.inside(), wides.column());
            case Check.Doubles doubles -> finish(doubles(doubles), doubles.inside(), doubles.column());
            case Check.Bytes bytes -> finish(bytes(bytes), true, bytes.column());
        };
    }

    private MemorySegment all(Check.AllOf all) {
        MemorySegment bits = fill(-1);
        for (Check part : all.parts()) {
            MemorySegment other = bits(part);
            for (int word = 0; word < words; word++) {
                bits.setAtIndex(WORD, word, bits.getAtIndex(WORD, word) & other.getAtIndex(WORD, word));
            }
            spare.push(other);
        }
        return bits;
    }

    private MemorySegment any(Check.AnyOf any) {
        MemorySegment bits = fill(0);
        for (Check part : any.parts()) {
            MemorySegment other = bits(part);
            for (int word = 0; word < words; word++) {
                bits.setAtIndex(WORD, word, bits.getAtIndex(WORD, word) | other.getAtIndex(WORD, word));
            }
            spare.push(other);
        }
        return bits;
    }

    private MemorySegment nulls(Check.Null check) {
        MemorySegment present = finish(fill(-1), true, check.column());
        return check.isNull() ? inverted(present) : present;
    }

    private MemorySegment longs(Check.Longs check) {
        MemorySegment bits = empty();
        switch (batch.column(check.column())) {
            case Column.Longs longs -> kernels.longs(longs.values(), rows, check.least(), check.most(), bits);
            case Column.Ints ints -> kernels.ints(ints.values(), rows, check.least(), check.most(), bits);
            case Column.Bools bools -> truths(bools, check, bits);
            case Column.Wides _, Column.Floats _, Column.Doubles _, Column.Texts _, Column.Codes _ ->
                throw unexpected(check.column());
        }
        return bits;
    }

    private void truths(Column.Bools bools, Check.Longs check, MemorySegment bits) {
        long whereTrue = check.least() <= 1 && check.most() >= 1 ? -1 : 0;
        long whereFalse = check.least() <= 0 && check.most() >= 0 ? -1 : 0;
        for (int word = 0; word < words; word++) {
            long values = Bitmaps.word(bools.bits(), word);
            bits.setAtIndex(WORD, word, (values & whereTrue) | (~values & whereFalse));
        }
    }

    private MemorySegment doubles(Check.Doubles check) {
        MemorySegment bits = empty();
        switch (batch.column(check.column())) {
            case Column.Doubles doubles ->
                kernels.doubles(doubles.values(), rows, check.least(), check.most(), check.nan(), bits);
            case Column.Floats floats ->
                ScalarFilterKernels.floats(floats.values(), rows, check.least(), check.most(), check.nan(), bits);
            case Column.Bools _, Column.Ints _, Column.Longs _, Column.Wides _, Column.Texts _, Column.Codes _ ->
                throw unexpected(check.column());
        }
        return bits;
    }

    private MemorySegment wides(Check.Wides check) {
        MemorySegment bits = fill(0);
        if (!(batch.column(check.column()) instanceof Column.Wides wides)) {
            throw unexpected(check.column());
        }
        long leastHigh = check.least().shiftRight(64).longValueExact();
        long leastLow = check.least().longValue();
        long mostHigh = check.most().shiftRight(64).longValueExact();
        long mostLow = check.most().longValue();
        for (int row = 0; row < rows; row++) {
            long high = wides.high(row);
            long low = wides.low(row);
            if (compare(high, low, leastHigh, leastLow) >= 0 && compare(high, low, mostHigh, mostLow) <= 0) {
                Bitmaps.set(bits, row, true);
            }
        }
        return bits;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compare(high, otherHigh);
        return byHigh == 0 ? Long.compareUnsigned(low, otherLow) : byHigh;
    }

    private MemorySegment bytes(Check.Bytes check) {
        MemorySegment bits = fill(0);
        switch (batch.column(check.column())) {
            case Column.Texts texts -> TextChecks.texts(texts, rows, check, bits);
            case Column.Codes codes -> {
                MemorySegment known = words(codes.dictionary().rows());
                known.fill((byte) 0);
                TextChecks.texts(codes.dictionary(), codes.dictionary().rows(), check, known);
                TextChecks.codes(codes, rows, known, bits);
            }
            case Column.Bools _, Column.Ints _, Column.Longs _, Column.Wides _, Column.Floats _, Column.Doubles _ ->
                throw unexpected(check.column());
        }
        return bits;
    }

    /// Leaves out nulls and what is beyond the rows.
    private MemorySegment finish(MemorySegment bits, boolean inside, int column) {
        Column values = batch.column(column);
        for (int word = 0; word < words; word++) {
            long matched = inside ? bits.getAtIndex(WORD, word) : ~bits.getAtIndex(WORD, word);
            long present = values.nullable() ? Bitmaps.word(values.validity(), word) : -1;
            bits.setAtIndex(WORD, word, matched & present & inRange(word));
        }
        return bits;
    }

    private MemorySegment inverted(MemorySegment bits) {
        for (int word = 0; word < words; word++) {
            bits.setAtIndex(WORD, word, ~bits.getAtIndex(WORD, word) & inRange(word));
        }
        return bits;
    }

    private long inRange(int word) {
        int left = rows - 64 * word;
        return left >= 64 ? -1 : (1L << left) - 1;
    }

    private MemorySegment fill(long pattern) {
        MemorySegment bits = empty();
        for (int word = 0; word < words; word++) {
            bits.setAtIndex(WORD, word, pattern & inRange(word));
        }
        return bits;
    }

    private MemorySegment empty() {
        return spare.isEmpty() ? words(rows) : spare.pop();
    }

    private MemorySegment words(int count) {
        return scratch.allocate((count + 63L) / 64 * 8 + BatchBuilder.PADDING, 64);
    }

    private IllegalStateException unexpected(int column) {
        return new IllegalStateException(
                "column '" + batch.schema().field(column).name() + "' does not lie in memory as its type says");
    }
}
