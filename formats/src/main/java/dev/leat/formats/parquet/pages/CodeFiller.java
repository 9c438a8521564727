package dev.leat.formats.parquet.pages;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import dev.leat.formats.convert.Misfits;
import dev.leat.formats.convert.Rejections;
import dev.leat.formats.parquet.metadata.Encoding;
import dev.leat.formats.text.TextCodes;
import dev.leat.formats.text.Utf8;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Texts as codes. Those of a dictionary page stay as they are, and the batch shares the dictionary; others get a
/// dictionary of the batch's own. So a batch ends where the one follows on the other.
final class CodeFiller implements Filler {

    /// Bytes of texts that a batch's own dictionary is made of.
    private static final long MOST = 16L << 20;

    private static final String NOT_UTF8 = "a text that is not UTF-8";

    private final Setting setting;
    private final TextPages pages;
    private final TextBuffer texts;
    private final TextCodes own;
    private final Misfits misfits = new Misfits();
    private final MemorySegment skipped;
    private boolean coded;
    private Codes codes;
    private TextValues values = new PlainTexts(Span.EMPTY);
    private SharedDictionary shared = SharedDictionary.NONE;
    private Kind kind = Kind.EMPTY;
    private boolean nulls;
    private long used;

    CodeFiller(Setting setting) {
        this.setting = setting;
        this.pages = new TextPages(setting, true);
        this.texts = new TextBuffer(setting.arena());
        this.own = new TextCodes(setting.arena());
        this.skipped = setting.arena().allocate(4L * Levels.STEP + Room.PADDING, 64);
        this.codes = new Codes(Span.EMPTY, 0, skipped, setting.kernels());
    }

    @Override
    public void begin(BatchBuilder batch) {
        shared.release();
        shared = SharedDictionary.NONE;
        kind = Kind.EMPTY;
        nulls = false;
        used = 0;
        own.clear();
    }

    @Override
    public void chunk() {
        pages.chunk();
    }

    @Override
    public void dictionary(Span page, int count) {
        pages.dictionary(page, count);
    }

    @Override
    public void page(Page page) {
        coded = page.encoding() == Encoding.DICTIONARY;
        if (coded) {
            codes = pages.codes(page);
        } else {
            values = pages.values(page);
        }
    }

    @Override
    public int fits(int count) {
        return switch (kind) {
            case EMPTY -> coded ? count : values.fits(count, MOST);
            case SHARED -> coded && shared == pages.dictionary() ? count : 0;
            case OWN -> coded || used >= MOST ? 0 : values.fits(count, MOST - used);
        };
    }

    @Override
    public void fill(BatchBuilder batch, int row, int count, Rejections rejections) {
        begin();
        MemorySegment slots = batch.values(setting.column());
        Levels levels = setting.levels();
        int done = 0;
        while (done < count) {
            int now = Math.min(Levels.STEP, count - done);
            int certain = levels.certain(now);
            int present;
            if (certain > 0) {
                levels.pass(certain);
                now = certain;
                present = certain;
            } else {
                present = levels.read(now);
            }
            read(slots, row + (long) done, present);
            if (!misfits.found().isEmpty()) {
                rejections.take(misfits, setting.name(), row + done, levels.bits(), present == now);
            }
            if (present < now) {
                spread(slots, row + (long) done, now, present);
                Bits.copy(levels.bits(), 0, batch.validity(setting.column()), row + (long) done, now);
                nulls = true;
            }
            done += now;
        }
    }

    private void begin() {
        if (kind == Kind.EMPTY) {
            kind = coded ? Kind.SHARED : Kind.OWN;
            if (coded) {
                shared = pages.dictionary();
                shared.hold();
            }
        }
    }

    private void read(MemorySegment slots, long row, int count) {
        if (coded) {
            codes.read(count, slots, row);
            if (shared.someWrong()) {
                check(slots, row, count);
            }
            return;
        }
        TextTarget target = texts.begin();
        values.read(count, target);
        used += target.used();
        for (int i = 0; i < count; i++) {
            int start = (int) texts.start(i);
            int end = (int) texts.end(i);
            int code = own.find(target.bytes(), start, end);
            if (code < 0) {
                if (!Utf8.valid(target.bytes(), start, end)) {
                    misfits.add(i, NOT_UTF8);
                    // The row is taken out, and nobody finds its text later.
                    slots.setAtIndex(ValueLayout.JAVA_INT, row + i, 0);
                    continue;
                }
                code = start < end ? own.add(target.bytes(), start, end) : own.addHidden(target.bytes(), start, end);
            }
            slots.setAtIndex(ValueLayout.JAVA_INT, row + i, code);
        }
    }

    private void check(MemorySegment slots, long row, int count) {
        for (int i = 0; i < count; i++) {
            if (shared.isWrong(slots.getAtIndex(ValueLayout.JAVA_INT, row + i))) {
                misfits.add(i, NOT_UTF8);
            }
        }
    }

    /// Nulls get the code 0, so that every slot holds a code.
    private void spread(MemorySegment slots, long row, int count, int present) {
        MemorySegment bits = setting.levels().bits();
        setting.kernels().spread4(slots, row, bits, count, present);
        for (int i = 0; i < count; i++) {
            if (!Bitmaps.get(bits, i)) {
                slots.setAtIndex(ValueLayout.JAVA_INT, row + i, 0);
            }
        }
    }

    @Override
    public void skip(int count) {
        Levels levels = setting.levels();
        for (int done = 0; done < count; ) {
            int now = Math.min(Levels.STEP, count - done);
            int certain = levels.certain(now);
            if (certain > 0) {
                levels.pass(certain);
                now = certain;
            }
            int present = certain > 0 ? certain : levels.read(now);
            if (coded) {
                codes.read(present, skipped, 0);
            } else {
                pass(present);
            }
            done += now;
        }
    }

    private void pass(int count) {
        for (int done = 0; done < count; ) {
            int now = values.fits(count - done, MOST);
            values.read(now, texts.begin());
            done += now;
        }
    }

    @Override
    public void finish(BatchBuilder batch) {
        int column = setting.column();
        MemorySegment slots = batch.values(column);
        switch (kind) {
            case EMPTY -> {}
            case OWN -> batch.dictionary(column, own.copyTo(batch.allocate(own.copyBytes())));
            case SHARED -> {
                MemorySegment validity = nulls ? batch.validity(column) : Column.NO_NULLS;
                SharedDictionary held = shared;
                held.hold();
                batch.adopt(column, new Column.Codes(batch.rows(), validity, slots, held.texts()), held::release);
            }
        }
    }

    @Override
    public void close() {
        shared.release();
        shared = SharedDictionary.NONE;
        pages.close();
    }

    /// Which dictionary the batch has.
    private enum Kind {
        EMPTY,
        SHARED,
        OWN
    }
}
