package dev.leat.core.sort;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Makes rows of records again, column by column.
final class RecordReader {

    private static final int UNUSED = -1;

    private final RecordLayout layout;
    private final Dictionaries dictionaries;

    /// Which word of the batch's dictionary a word is.
    private int[] coded = new int[0];

    RecordReader(RecordLayout layout, Dictionaries dictionaries) {
        this.layout = layout;
        this.dictionaries = dictionaries;
    }

    /// Fills a builder of the layout's columns with rows, as its only ones.
    void fill(BatchBuilder builder, MemorySegment records, int[] places, int count) {
        int found = 0;
        for (int column = 0; column < builder.schema().size(); column++) {
            if (column % Byte.SIZE == 0) {
                found = nullBits(layout.nullPlace(column), records, places, count);
            }
            if ((found & RecordLayout.nullMask(column)) != 0) {
                nulls(builder, column, records, places, count);
            }
            values(builder, column, records, places, count);
        }
        builder.rows(count);
    }

    /// The bits for nulls, of eight columns, that are set in some record.
    private static int nullBits(int place, MemorySegment records, int[] places, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found |= records.get(RecordLayout.BYTE, (long) places[i] + place);
        }
        return found;
    }

    private void nulls(BatchBuilder builder, int column, MemorySegment records, int[] places, int count) {
        int place = layout.nullPlace(column);
        int mask = RecordLayout.nullMask(column);
        MemorySegment validity = builder.validity(column);
        for (int i = 0; i < count; i++) {
            boolean valid = (records.get(RecordLayout.BYTE, (long) places[i] + place) & mask) == 0;
            Bitmaps.set(validity, i, valid);
        }
    }

    private void values(BatchBuilder builder, int column, MemorySegment records, int[] places, int count) {
        MemorySegment into = builder.values(column);
        int place = layout.place(column);
        Type type = layout.schema().field(column).type();
        switch (type) {
            case Type.Bool _ -> bits(into, place, records, places, count);
            case Type.Int32 _, Type.Date _, Type.Float32 _ -> ints(into, place, records, places, count);
            case Type.Int64 _, Type.Timestamp _, Type.Float64 _ -> longs(into, place, records, places, count);
            case Type.Decimal decimal -> {
                if (decimal.bits() == Long.SIZE) {
                    longs(into, place, records, places, count);
                } else {
                    wides(into, place, records, places, count);
                }
            }
            case Type.Utf8 _, Type.Binary _ -> texts(builder, column, records, places, count);
            case Type.Dictionary _ -> codes(builder, column, records, places, count);
        }
    }

    private static void bits(MemorySegment into, int place, MemorySegment records, int[] places, int count) {
        for (int start = 0; start < count; start += Byte.SIZE) {
            int end = Math.min(count, start + Byte.SIZE);
            int bits = 0;
            for (int i = start; i < end; i++) {
                bits |= records.get(RecordLayout.BYTE, (long) places[i] + place) << (i - start);
            }
            into.set(RecordLayout.BYTE, start >> 3, (byte) bits);
        }
    }

    private static void ints(MemorySegment into, int place, MemorySegment records, int[] places, int count) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(RecordLayout.INT, i, records.get(RecordLayout.INT, (long) places[i] + place));
        }
    }

    private static void longs(MemorySegment into, int place, MemorySegment records, int[] places, int count) {
        for (int i = 0; i < count; i++) {
            into.setAtIndex(RecordLayout.LONG, i, records.get(RecordLayout.LONG, (long) places[i] + place));
        }
    }

    private static void wides(MemorySegment into, int place, MemorySegment records, int[] places, int count) {
        for (int i = 0; i < count; i++) {
            long at = (long) places[i] + place;
            into.setAtIndex(RecordLayout.LONG, 2L * i, records.get(RecordLayout.LONG, at));
            into.setAtIndex(RecordLayout.LONG, 2L * i + 1, records.get(RecordLayout.LONG, at + Long.BYTES));
        }
    }

    private void texts(BatchBuilder builder, int column, MemorySegment records, int[] places, int count) {
        MemorySegment offsets = builder.values(column);
        int place = layout.place(column);
        long end = 0;
        offsets.setAtIndex(RecordLayout.INT, 0, 0);
        for (int i = 0; i < count; i++) {
            end += RecordLayout.inlineBytes(records.get(RecordLayout.INT, (long) places[i] + place));
            offsets.setAtIndex(RecordLayout.INT, i + 1L, (int) end);
        }
        MemorySegment bytes = builder.bytes(column, end);
        for (int i = 0; i < count; i++) {
            int start = offsets.getAtIndex(RecordLayout.INT, i);
            int length = offsets.getAtIndex(RecordLayout.INT, i + 1L) - start;
            MemorySegment.copy(records, layout.textStart(records, places[i], column), bytes, start, length);
        }
    }

    private void codes(BatchBuilder builder, int column, MemorySegment records, int[] places, int count) {
        Words words = dictionaries.of(column);
        int place = layout.place(column);
        if (coded.length < words.count()) {
            coded = new int[words.count()];
        }
        Arrays.fill(coded, 0, words.count(), UNUSED);
        int used = 0;
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            int text = records.get(RecordLayout.INT, (long) places[i] + place);
            if (text < 0) {
                used++;
                bytes += RecordLayout.inlineBytes(text);
            } else if (coded[text] == UNUSED) {
                coded[text] = 0;
                used++;
                bytes += words.length(text);
            }
        }
        Arrays.fill(coded, 0, words.count(), UNUSED);
        MemorySegment offsets = builder.allocate(Integer.BYTES * (used + 1L));
        MemorySegment texts = builder.allocate(bytes);
        offsets.setAtIndex(RecordLayout.INT, 0, 0);
        MemorySegment into = builder.values(column);
        int code = 0;
        int end = 0;
        for (int i = 0; i < count; i++) {
            int text = records.get(RecordLayout.INT, (long) places[i] + place);
            if (text >= 0 && coded[text] != UNUSED) {
                into.setAtIndex(RecordLayout.INT, i, coded[text]);
                continue;
            }
            boolean known = text >= 0;
            int length = known ? words.length(text) : RecordLayout.inlineBytes(text);
            MemorySegment from = known ? words.bytes() : records;
            long start = known ? words.start(text) : layout.textStart(records, places[i], column);
            MemorySegment.copy(from, start, texts, end, length);
            end += length;
            offsets.setAtIndex(RecordLayout.INT, code + 1L, end);
            into.setAtIndex(RecordLayout.INT, i, code);
            if (known) {
                coded[text] = code;
            }
            code++;
        }
        builder.dictionary(column, new Column.Texts(used, Column.NO_NULLS, offsets, texts));
    }
}
