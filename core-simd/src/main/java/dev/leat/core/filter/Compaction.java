package dev.leat.core.filter;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Origin;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Copies the rows that a bitmap selects, column by column.
final class Compaction {

    private final Batch batch;
    private final MemorySegment bits;
    private final int selected;
    private final int rows;
    private final FilterKernels kernels;

    Compaction(Batch batch, Filter.Selection selection, FilterKernels kernels) {
        this.batch = batch;
        this.bits = selection.bits();
        this.selected = selection.rows();
        this.rows = batch.rows();
        this.kernels = kernels;
    }

    Batch into(BatchBuilder builder) {
        for (int i = 0; i < batch.schema().size(); i++) {
            copy(builder, i);
        }
        builder.rows(selected);
        Origin from = batch.origin();
        return builder.build(new Origin(from.where(), from.firstRow(), places(builder)));
    }

    /// Where the selected rows were.
    private MemorySegment places(BatchBuilder builder) {
        MemorySegment from = batch.origin().places();
        MemorySegment into = builder.allocate(4L * selected);
        if (from.byteSize() > 0) {
            kernels.copy4(from, rows, bits, into);
            return into;
        }
        int next = 0;
        for (int start = 0; start < rows; start += 64) {
            for (long left = word(start); left != 0; left &= left - 1) {
                into.setAtIndex(ValueLayout.JAVA_INT, next++, start + Long.numberOfTrailingZeros(left));
            }
        }
        return into;
    }

    private void copy(BatchBuilder builder, int index) {
        Column column = batch.column(index);
        if (column.nullable()) {
            copyBits(column.validity(), builder.validity(index));
        }
        MemorySegment into = builder.values(index);
        switch (column) {
            case Column.Bools bools -> copyBits(bools.bits(), into);
            case Column.Ints ints -> kernels.copy4(ints.values(), rows, bits, into);
            case Column.Floats floats -> kernels.copy4(floats.values(), rows, bits, into);
            case Column.Longs longs -> kernels.copy8(longs.values(), rows, bits, into);
            case Column.Doubles doubles -> kernels.copy8(doubles.values(), rows, bits, into);
            case Column.Wides wides -> copyWides(wides, into);
            case Column.Texts texts -> copyTexts(texts, builder, index, into);
            case Column.Codes codes -> copyCodes(codes, builder, index, into);
        }
    }

    private void copyBits(MemorySegment from, MemorySegment into) {
        int next = 0;
        for (int start = 0; start < rows; start += 64) {
            for (long left = word(start); left != 0; left &= left - 1) {
                Bitmaps.set(into, next++, Bitmaps.get(from, start + Long.numberOfTrailingZeros(left)));
            }
        }
    }

    private void copyWides(Column.Wides wides, MemorySegment into) {
        long next = 0;
        for (int start = 0; start < rows; start += 64) {
            for (long left = word(start); left != 0; left &= left - 1) {
                int row = start + Long.numberOfTrailingZeros(left);
                into.setAtIndex(ValueLayout.JAVA_LONG, next++, wides.low(row));
                into.setAtIndex(ValueLayout.JAVA_LONG, next++, wides.high(row));
            }
        }
    }

    private void copyTexts(Column.Texts texts, BatchBuilder builder, int index, MemorySegment offsets) {
        MemorySegment bytes = builder.bytes(index, selectedBytes(texts));
        int next = 0;
        int end = 0;
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        for (int start = 0; start < rows; start += 64) {
            for (long left = word(start); left != 0; left &= left - 1) {
                int row = start + Long.numberOfTrailingZeros(left);
                int length = texts.end(row) - texts.start(row);
                MemorySegment.copy(texts.bytes(), texts.start(row), bytes, end, length);
                end += length;
                offsets.setAtIndex(ValueLayout.JAVA_INT, ++next, end);
            }
        }
    }

    private long selectedBytes(Column.Texts texts) {
        long sum = 0;
        for (int start = 0; start < rows; start += 64) {
            for (long left = word(start); left != 0; left &= left - 1) {
                int row = start + Long.numberOfTrailingZeros(left);
                sum += texts.end(row) - texts.start(row);
            }
        }
        return sum;
    }

    private void copyCodes(Column.Codes codes, BatchBuilder builder, int index, MemorySegment into) {
        kernels.copy4(codes.values(), rows, bits, into);
        Column.Texts from = codes.dictionary();
        int size = from.rows();
        MemorySegment offsets = builder.allocate(4L * (size + 1L));
        long length = size == 0 ? 0 : from.end(size - 1);
        MemorySegment bytes = builder.allocate(length);
        if (size > 0) {
            MemorySegment.copy(from.offsets(), 0, offsets, 0, 4L * (size + 1L));
            MemorySegment.copy(from.bytes(), 0, bytes, 0, length);
        }
        builder.dictionary(index, new Column.Texts(size, Column.NO_NULLS, offsets, bytes));
    }

    private long word(int start) {
        return bits.getAtIndex(Evaluation.WORD, start >> 6);
    }
}
