package dev.leat.formats.parquet.pages;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.convert.Rejections;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Truths: bits as they are, or in runs.
final class BitFiller implements Filler {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Setting setting;
    private final MemorySegment dense;
    private boolean runs;
    private RunInts inRuns = new RunInts(Span.EMPTY, 1);
    private Span plain = Span.EMPTY;
    private long bit;

    BitFiller(Setting setting) {
        this.setting = setting;
        this.dense = setting.arena().allocate(Levels.STEP / 8 + Room.PADDING, 64);
    }

    @Override
    public void begin(BatchBuilder batch) {}

    @Override
    public void chunk() {}

    @Override
    public void dictionary(Span page, int values) {
        throw new DamagedPage("a dictionary of truths");
    }

    @Override
    public void page(Page page) {
        Span values = page.values();
        runs = switch (page.encoding()) {
            case PLAIN -> false;
            case RLE -> true;
            default -> throw new DamagedPage("truths in " + page.encoding());
        };
        if (runs) {
            // The runs come after their length, in both versions of pages (Encodings.md, "RLE").
            long start = values.to(values.start() + 4).end();
            long length = values.buffer().get(INT, values.start()) & 0xFFFFFFFFL;
            inRuns = new RunInts(values.from(start).to(start + length), 1);
        } else {
            plain = values;
            bit = values.start() << 3;
        }
    }

    @Override
    public int fits(int count) {
        return count;
    }

    @Override
    public void fill(BatchBuilder batch, int row, int count, Rejections rejections) {
        MemorySegment bits = batch.values(setting.column());
        Levels levels = setting.levels();
        int done = 0;
        while (done < count) {
            int certain = levels.certain(count - done);
            if (certain > 0) {
                levels.pass(certain);
                read(certain, bits, row + (long) done);
                done += certain;
                continue;
            }
            int now = Math.min(Levels.STEP, count - done);
            int present = levels.read(now);
            if (present == now) {
                read(now, bits, row + (long) done);
            } else {
                read(present, dense, 0);
                Bits.spread(dense, levels.bits(), bits, row + (long) done, now);
                Bits.copy(levels.bits(), 0, batch.validity(setting.column()), row + (long) done, now);
            }
            done += now;
        }
    }

    private void read(int count, MemorySegment bits, long slot) {
        if (runs) {
            inRuns.readBits(count, bits, slot);
            return;
        }
        if (bit + count > plain.end() << 3) {
            throw new DamagedPage("has fewer values than it says");
        }
        Bits.copy(plain.buffer(), bit, bits, slot, count);
        bit += count;
    }

    @Override
    public void skip(int count) {
        Levels levels = setting.levels();
        for (int done = 0; done < count; ) {
            int now = Math.min(Levels.STEP, count - done);
            int certain = levels.certain(now);
            if (certain > 0) {
                levels.pass(certain);
                read(certain, dense, 0);
                done += certain;
            } else {
                read(levels.read(now), dense, 0);
                done += now;
            }
        }
    }

    @Override
    public void finish(BatchBuilder batch) {}

    @Override
    public void close() {}
}
