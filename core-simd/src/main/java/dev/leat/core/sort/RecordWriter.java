package dev.leat.core.sort;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Makes records of the rows of batches, column by column, at most [#MOST] rows at a time.
final class RecordWriter {

    static final int MOST = 4096;

    /// Dictionaries of more words than this are not worth a look at each.
    private static final int MOST_WORDS = 1 << 16;

    private static final int UNSEEN = -2;

    private final RecordLayout layout;
    private final Dictionaries dictionaries;
    private final int[] lengths = new int[MOST];
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private final int[][] numbers;
    private int measured;

    RecordWriter(RecordLayout layout, Dictionaries dictionaries) {
        this.layout = layout;
        this.dictionaries = dictionaries;
        this.numbers = new int[layout.schema().size()][0];
    }

    /// Starts with another batch.
    void begin(Batch batch) {
        for (int column = 0; column < numbers.length; column++) {
            if (batch.column(column) instanceof Column.Codes codes) {
                int words = codes.dictionary().rows();
                int known = words > MOST_WORDS || !dictionaries.has(column) ? 0 : words;
                if (numbers[column].length < known) {
                    numbers[column] = new int[known];
                }
                Arrays.fill(numbers[column], 0, known, UNSEEN);
            }
        }
    }

    /// Finds how long the records of some rows will be.
    void measure(Batch batch, int from, int count) {
        measured = from;
        Arrays.fill(lengths, 0, count, layout.fixed());
        if (!layout.variable()) {
            return;
        }
        for (int column = 0; column < numbers.length; column++) {
            if (batch.column(column) instanceof Column.Texts texts) {
                for (int i = 0; i < count; i++) {
                    lengthen(i, texts.isNull(from + i) ? 0 : texts.end(from + i) - texts.start(from + i));
                }
            } else if (batch.column(column) instanceof Column.Codes codes) {
                for (int i = 0; i < count; i++) {
                    lengthen(i, RecordLayout.inlineBytes(text(codes, column, from + i)));
                }
            }
        }
        for (int i = 0; i < count; i++) {
            lengths[i] = RecordLayout.padded(lengths[i]);
        }
    }

    private void lengthen(int row, int bytes) {
        if (bytes > RecordLayout.MOST - Long.BYTES - lengths[row]) {
            throw new MemoryExceededException("a row of more than 2 GiB of text cannot be sorted");
        }
        lengths[row] += bytes;
    }

    /// The length of the record of a row that was measured.
    int length(int row) {
        return lengths[row - measured];
    }

    /// Writes the records of rows that were measured, one behind the other.
    ///
    /// @param number that of the first row, for numbered records; the others follow
    void write(Batch batch, int from, int count, MemorySegment into, int at, long number) {
        int start = at;
        for (int i = 0; i < count; i++) {
            starts[i] = start;
            start += length(from + i);
        }
        for (int i = 0; i < count; i++) {
            for (int place = layout.nulls() & -Long.BYTES; place < layout.fixed(); place += Long.BYTES) {
                into.set(RecordLayout.LONG, (long) starts[i] + place, 0);
            }
        }
        if (layout.variable()) {
            for (int i = 0; i < count; i++) {
                into.set(RecordLayout.LONG, (long) starts[i] + length(from + i) - Long.BYTES, 0);
            }
        }
        if (layout.numbered()) {
            for (int i = 0; i < count; i++) {
                into.set(RecordLayout.LONG, (long) starts[i] + RecordLayout.NUMBER, number + i);
            }
        }
        if (layout.variable()) {
            for (int i = 0; i < count; i++) {
                ends[i] = starts[i] + layout.fixed();
            }
        }
        for (int column = 0; column < numbers.length; column++) {
            Column values = batch.column(column);
            values(values, column, from, count, into);
            if (values.nullable()) {
                nulls(values.validity(), column, from, count, into);
            }
        }
    }

    private void values(Column column, int index, int from, int count, MemorySegment into) {
        int place = layout.place(index);
        switch (column) {
            case Column.Bools bools -> bits(bools.bits(), place, from, count, into);
            case Column.Ints ints -> ints(ints.values(), place, from, count, into);
            case Column.Floats floats -> ints(floats.values(), place, from, count, into);
            case Column.Longs longs -> longs(longs.values(), place, from, count, into);
            case Column.Doubles doubles -> longs(doubles.values(), place, from, count, into);
            case Column.Wides wides -> wides(wides.values(), place, from, count, into);
            case Column.Texts texts -> texts(texts, place, from, count, into);
            case Column.Codes codes -> codes(codes, index, from, count, into);
        }
    }

    private void bits(MemorySegment bits, int place, int from, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            into.set(RecordLayout.BYTE, (long) starts[i] + place, (byte) (Bitmaps.get(bits, from + i) ? 1 : 0));
        }
    }

    private void ints(MemorySegment values, int place, int from, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            int value = values.getAtIndex(RecordLayout.INT, (long) from + i);
            into.set(RecordLayout.INT, (long) starts[i] + place, value);
        }
    }

    private void longs(MemorySegment values, int place, int from, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            long value = values.getAtIndex(RecordLayout.LONG, (long) from + i);
            into.set(RecordLayout.LONG, (long) starts[i] + place, value);
        }
    }

    private void wides(MemorySegment values, int place, int from, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            long low = values.getAtIndex(RecordLayout.LONG, 2L * (from + i));
            long high = values.getAtIndex(RecordLayout.LONG, 2L * (from + i) + 1);
            into.set(RecordLayout.LONG, (long) starts[i] + place, low);
            into.set(RecordLayout.LONG, (long) starts[i] + place + Long.BYTES, high);
        }
    }

    private void texts(Column.Texts texts, int place, int from, int count, MemorySegment into) {
        for (int i = 0; i < count; i++) {
            int row = from + i;
            int bytes = texts.isNull(row) ? 0 : texts.end(row) - texts.start(row);
            into.set(RecordLayout.INT, (long) starts[i] + place, ~bytes);
            append(texts.bytes(), texts.start(row), bytes, into, i);
        }
    }

    private void codes(Column.Codes codes, int index, int from, int count, MemorySegment into) {
        int place = layout.place(index);
        for (int i = 0; i < count; i++) {
            int text = text(codes, index, from + i);
            into.set(RecordLayout.INT, (long) starts[i] + place, text);
            if (text < 0) {
                int bytes = RecordLayout.inlineBytes(text);
                int start = bytes == 0 ? 0 : codes.dictionary().start(codes.get(from + i));
                append(codes.dictionary().bytes(), start, bytes, into, i);
            }
        }
    }

    private void append(MemorySegment from, int start, int bytes, MemorySegment into, int i) {
        MemorySegment.copy(from, start, into, ends[i], bytes);
        ends[i] += bytes;
    }

    /// What a record has for a row of a dictionary column.
    private int text(Column.Codes codes, int column, int row) {
        if (codes.isNull(row)) {
            return ~0;
        }
        int code = codes.get(row);
        Column.Texts words = codes.dictionary();
        int[] known = numbers[column];
        int number = code < known.length && words.rows() <= MOST_WORDS ? known[code] : Words.NO_ROOM;
        if (number == UNSEEN) {
            number = dictionaries
                    .of(column)
                    .number(words.bytes(), words.start(code), words.end(code) - words.start(code));
            known[code] = number;
        }
        return number == Words.NO_ROOM ? ~(words.end(code) - words.start(code)) : number;
    }

    private void nulls(MemorySegment validity, int column, int from, int count, MemorySegment into) {
        int place = layout.nullPlace(column);
        int mask = RecordLayout.nullMask(column);
        for (int i = 0; i < count; i++) {
            if (!Bitmaps.get(validity, from + i)) {
                long at = (long) starts[i] + place;
                into.set(RecordLayout.BYTE, at, (byte) (into.get(RecordLayout.BYTE, at) | mask));
            }
        }
    }
}
