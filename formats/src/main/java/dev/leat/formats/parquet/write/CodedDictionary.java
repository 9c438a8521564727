package dev.leat.formats.parquet.write;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The different texts of a column that comes in codes: only the different ones of each page are looked up.
final class CodedDictionary implements Dictionary {

    private final CodedValues page;
    private final ByteDictionary known;

    /// @param page the texts to find codes for
    /// @param most how many texts it has at most, a power of two
    /// @param mostBytes how many bytes they have at most, with their lengths
    CodedDictionary(CodedValues page, Arena arena, int most, long mostBytes) {
        this.page = page;
        this.known = new ByteDictionary(page.texts(), arena, most, mostBytes);
    }

    @Override
    public boolean encode(MemorySegment codes, double allowance) {
        long before = known.bytes();
        MemorySegment byNumber = page.scratch();
        if (!known.encode(byNumber, Double.MAX_VALUE)) {
            return false;
        }
        MemorySegment numbers = page.numbers();
        for (long i = 0; i < page.count(); i++) {
            int number = numbers.get(Little.INT, 4 * i);
            codes.set(Little.INT, 4 * i, byNumber.get(Little.INT, 4L * number));
        }
        return known.bytes() - before <= allowance * page.count();
    }

    @Override
    public int size() {
        return known.size();
    }

    @Override
    public long bytes() {
        return known.bytes();
    }

    @Override
    public MemorySegment plain() {
        return known.plain();
    }

    @Override
    public void truncate(int kept) {
        known.truncate(kept);
    }
}
