package dev.leat.formats.parquet.pages;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.simd.Bitmaps;
import dev.leat.formats.convert.Misfits;
import dev.leat.formats.convert.Rejections;
import dev.leat.formats.parquet.metadata.Meaning;
import dev.leat.formats.parquet.metadata.Physical;
import dev.leat.formats.text.Utf8;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Texts and binaries, appended one after the other.
final class TextFiller implements Filler {

    /// Bytes that one batch takes: it ends before what does not fit.
    private static final long MOST = 16L << 20;

    private final Setting setting;
    private final TextPages pages;
    private final FixedPages fixedPages;
    private final Room fixed;
    private final boolean shaped;
    private final boolean utf8;
    private final TextBuffer skipped;
    private final Misfits misfits = new Misfits();
    private TextValues values = new PlainTexts(Span.EMPTY);
    private long used;

    /// @param utf8 whether they have to be UTF-8
    TextFiller(Setting setting, boolean utf8) {
        this.setting = setting;
        this.utf8 = utf8;
        this.shaped = setting.leaf().physical() == Physical.FIXED;
        // Rows are checked, whatever the page.
        this.pages = new TextPages(setting, false);
        this.fixedPages = new FixedPages(setting);
        this.fixed = new Room(setting.arena());
        this.skipped = new TextBuffer(setting.arena());
    }

    @Override
    public void begin(BatchBuilder batch) {
        used = 0;
        batch.values(setting.column()).setAtIndex(ValueLayout.JAVA_INT, 0, 0);
    }

    @Override
    public void chunk() {
        fixedPages.chunk();
        pages.chunk();
    }

    @Override
    public void dictionary(Span page, int count) {
        if (shaped) {
            fixedPages.dictionary(page, count);
        } else {
            pages.dictionary(page, count);
        }
    }

    @Override
    public void page(Page page) {
        if (shaped) {
            boolean uuid = utf8 && setting.leaf().meaning() instanceof Meaning.Uuid;
            values = new FixedTexts(fixedPages.values(page), setting.leaf().width(), uuid, fixed);
        } else {
            values = pages.values(page);
        }
    }

    @Override
    public int fits(int count) {
        return used >= MOST ? 0 : values.fits(count, MOST - used);
    }

    @Override
    public void fill(BatchBuilder batch, int row, int count, Rejections rejections) {
        MemorySegment offsets = batch.values(setting.column());
        var target = new TextTarget(offsets, row, used, wanted -> batch.bytes(setting.column(), wanted));
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
            target.at(row + (long) done);
            values.read(present, target);
            check(target, row + done, present, certain > 0 || present == now, rejections);
            if (present < now) {
                spread(offsets, row + (long) done, now, present);
                Bits.copy(levels.bits(), 0, batch.validity(setting.column()), row + (long) done, now);
            }
            done += now;
        }
        used = target.used();
    }

    private void check(TextTarget target, int row, int count, boolean dense, Rejections rejections) {
        MemorySegment offsets = target.offsets();
        if (!utf8 || count == 0 || Utf8.validRows(offsets, row, count, target.bytes())) {
            return;
        }
        for (int i = 0; i < count; i++) {
            long start = offsets.getAtIndex(ValueLayout.JAVA_INT, row + (long) i);
            long end = offsets.getAtIndex(ValueLayout.JAVA_INT, row + i + 1L);
            if (!Utf8.valid(target.bytes(), start, end)) {
                misfits.add(i, "a text that is not UTF-8");
            }
        }
        rejections.take(misfits, setting.name(), row, setting.levels().bits(), dense);
    }

    /// Gives each null an empty text, from the last row on.
    private void spread(MemorySegment offsets, long row, int count, int present) {
        MemorySegment bits = setting.levels().bits();
        long from = row + present;
        for (long i = count - 1L; i >= 0; i--) {
            offsets.setAtIndex(ValueLayout.JAVA_INT, row + i + 1, offsets.getAtIndex(ValueLayout.JAVA_INT, from));
            from -= Bitmaps.get(bits, i) ? 1 : 0;
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
            pass(certain > 0 ? certain : levels.read(now));
            done += now;
        }
    }

    private void pass(int count) {
        for (int done = 0; done < count; ) {
            int now = values.fits(count - done, MOST);
            values.read(now, skipped.begin());
            done += now;
        }
    }

    @Override
    public void finish(BatchBuilder batch) {}

    @Override
    public void close() {
        pages.close();
    }
}
