package dev.leat.formats.parquet.pages;

/// The lengths of all texts, then their bytes (Encodings.md, "Delta-length byte array").
final class DeltaLengthTexts implements TextValues {

    private final Span bytes;
    private final Lengths lengths;
    private int next;
    private long at;

    DeltaLengthTexts(Span page, int values, Room room, PageKernels kernels) {
        this.lengths = new Lengths(page, values, room, kernels);
        this.bytes = page;
        this.at = lengths.end();
    }

    @Override
    public int fits(int count, long room) {
        return TextSizes.fits(lengths, next, count, room);
    }

    @Override
    public void read(int count, TextTarget target) {
        if (count > lengths.count() - next) {
            throw new DamagedPage("has fewer texts than it says");
        }
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += lengths.of(next + (long) i);
        }
        long end = bytes.to(at + total).end();
        target.room(total);
        for (int i = 0; i < count; i++) {
            int length = lengths.of(next + (long) i);
            target.append(bytes.buffer(), at, length);
            at += length;
        }
        at = end;
        next += count;
    }
}
