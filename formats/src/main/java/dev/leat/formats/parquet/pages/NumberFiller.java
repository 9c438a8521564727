package dev.leat.formats.parquet.pages;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.simd.Bitmaps;
import dev.leat.formats.convert.Conversion;
import dev.leat.formats.convert.Misfits;
import dev.leat.formats.convert.Rejections;
import java.lang.foreign.MemorySegment;

/// Values of one width: as they are stored, straight into the slots, or converted on the way.
final class NumberFiller implements Filler {

    private final Setting setting;
    private final FixedPages pages;
    private final Conversion conversion;
    private final boolean direct;
    private final int slot;
    private final MemorySegment stored;
    private final Misfits misfits = new Misfits();
    private FixedValues values = new PlainValues(Span.EMPTY, 1);

    /// @param slot bytes of a value as it is delivered
    NumberFiller(Setting setting, Conversion conversion, int slot) {
        this.setting = setting;
        this.pages = new FixedPages(setting);
        this.conversion = conversion;
        this.direct = conversion.equals(Conversion.NONE);
        this.slot = slot;
        this.stored = setting.arena().allocate((long) Levels.STEP * pages.width() + Room.PADDING, 64);
    }

    @Override
    public void begin(BatchBuilder batch) {}

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
        values = pages.values(page);
    }

    @Override
    public int fits(int count) {
        return count;
    }

    @Override
    public void fill(BatchBuilder batch, int row, int count, Rejections rejections) {
        MemorySegment slots = batch.values(setting.column());
        Levels levels = setting.levels();
        int done = 0;
        while (done < count) {
            int certain = levels.certain(count - done);
            if (certain > 0) {
                levels.pass(certain);
                dense(slots, row + done, certain, rejections);
                done += certain;
                continue;
            }
            int now = Math.min(Levels.STEP, count - done);
            int present = levels.read(now);
            step(slots, row + (long) done, present);
            if (!misfits.found().isEmpty()) {
                rejections.take(misfits, setting.name(), row + done, levels.bits(), present == now);
            }
            if (present < now) {
                spread(slots, row + (long) done, now, present);
                Bits.copy(levels.bits(), 0, batch.validity(setting.column()), row + (long) done, now);
            }
            done += now;
        }
    }

    /// Rows that all have a value.
    private void dense(MemorySegment slots, int row, int count, Rejections rejections) {
        if (direct) {
            values.read(count, slots, row);
            return;
        }
        for (int done = 0; done < count; done += Levels.STEP) {
            step(slots, row + (long) done, Math.min(Levels.STEP, count - done));
            if (!misfits.found().isEmpty()) {
                rejections.take(misfits, setting.name(), row + done, MemorySegment.NULL, true);
            }
        }
    }

    private void step(MemorySegment slots, long at, int count) {
        if (direct) {
            values.read(count, slots, at);
        } else {
            values.read(count, stored, 0);
            conversion.apply(stored, count, slots, at, misfits);
        }
    }

    private void spread(MemorySegment slots, long at, int count, int present) {
        MemorySegment bits = setting.levels().bits();
        switch (slot) {
            case 4 -> setting.kernels().spread4(slots, at, bits, count, present);
            case 8 -> setting.kernels().spread8(slots, at, bits, count, present);
            default -> {
                long from = at + present - 1;
                for (long i = count - 1L; i >= 0 && from < at + i; i--) {
                    if (Bitmaps.get(bits, i)) {
                        MemorySegment.copy(slots, from * slot, slots, (at + i) * slot, slot);
                        from--;
                    }
                }
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
            values.read(certain > 0 ? certain : levels.read(now), stored, 0);
            done += now;
        }
    }

    @Override
    public void finish(BatchBuilder batch) {}

    @Override
    public void close() {}
}
