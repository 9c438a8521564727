package dev.leat.core.aggregate;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The keys of some rows as words, worked out column by column, and their hashes.
///
/// A batch codes its texts by a dictionary of its own; codes are looked up once a batch, and only those that rows have.
final class Keys implements AutoCloseable {

    private static final long SEED = 0x2545f4914f6cdd1dL;
    private static final int MOST = Slice.MOST;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    /// Of a code: in which turn it was looked up, the reference and the hash of its text.
    private static final long CODE_BYTES = 24;

    private static final int UNKNOWN = -1;

    private final List<Source> sources;
    private final int keyWords;
    private final GrowingMemory scratch;
    private final List<GrowingMemory> codes = new ArrayList<>();

    /// The group of each code, four bytes each, where it is the only key and was looked up in a turn.
    private final GrowingMemory codeGroups;

    private long turnOfGroups = -1;
    private long turn;

    // Views of the scratch.
    private MemorySegment words = MemorySegment.NULL;
    private MemorySegment hashes = MemorySegment.NULL;
    private MemorySegment nulls = MemorySegment.NULL;

    Keys(List<Source> sources, int keyWords, MemoryBudget memory) {
        this.sources = List.copyOf(sources);
        this.keyWords = keyWords;
        this.scratch = new GrowingMemory(memory, Table.OWNER);
        this.codeGroups = new GrowingMemory(memory, Table.OWNER);
        sources.forEach(_ -> codes.add(new GrowingMemory(memory, Table.OWNER)));
    }

    /// Where a key comes from.
    ///
    /// @param column where it stands in batches
    /// @param bucket of moments that are brought to the start of their time
    record Source(int column, Kind kind, Bucket bucket) {}

    /// Forgets what codes stand for: for another batch, or where texts were forgotten.
    void forget() {
        turn++;
    }

    long hash(int row) {
        return hashes.getAtIndex(LONG, row);
    }

    long nulls(int row) {
        return nulls.getAtIndex(LONG, row);
    }

    long word(int word, int row) {
        return words.getAtIndex(LONG, (long) word * MOST + row);
    }

    /// Whether the first key, a number of one word, is null in none of the first rows and never falls.
    boolean ascending(int rows) {
        long absent = nulls(0);
        boolean falls = false;
        for (int row = 1; row < rows; row++) {
            absent |= nulls(row);
            falls |= word(0, row) < word(0, row - 1);
        }
        return !falls && (absent & 1) == 0;
    }

    /// Finds the groups of the rows of a slice.
    ///
    /// @return how many rows have theirs: fewer where memory does not do for one more
    int number(Batch batch, int from, Slice slice, Table table) {
        start();
        boolean coded = sources.size() == 1
                && batch.column(sources.getFirst().column()) instanceof Column.Codes codes
                && !codes.nullable()
                && codes.dictionary().rows() <= 4L * batch.rows();
        if (coded) {
            return coded((Column.Codes) batch.column(sources.getFirst().column()), from, slice, table);
        }
        return table.number(this, read(batch, from, slice, table.words()), slice.groups());
    }

    private void start() {
        if (words.byteSize() == 0) {
            MemorySegment all = scratch.atLeast(8L * MOST * (keyWords + 2));
            words = all.asSlice(0, 8L * MOST * keyWords);
            hashes = all.asSlice(8L * MOST * keyWords, 8L * MOST);
            nulls = all.asSlice(8L * MOST * (keyWords + 1), 8L * MOST);
        }
    }

    /// A single key of few texts: each code's group is looked up once a batch.
    private int coded(Column.Codes column, int from, Slice slice, Table table) {
        MemorySegment known = codeGroups(column.dictionary().rows());
        MemorySegment groups = slice.groups();
        MemorySegment values = column.values();
        for (int row = 0; row < slice.rows(); row++) {
            int code = values.getAtIndex(INT, from + (long) row);
            int group = known.getAtIndex(INT, code);
            if (group < 0) {
                group = grouped(column, code, table);
                if (group < 0) {
                    return row;
                }
                known.setAtIndex(INT, code, group);
            }
            groups.setAtIndex(INT, row, group);
        }
        return slice.rows();
    }

    private MemorySegment codeGroups(int codes) {
        MemorySegment known = codeGroups.atLeast(4L * codes);
        if (turnOfGroups != turn) {
            known.asSlice(0, 4L * codes).fill((byte) UNKNOWN);
            turnOfGroups = turn;
        }
        return known;
    }

    private int grouped(Column.Codes column, int code, Table table) {
        Column.Texts texts = column.dictionary();
        long start = texts.start(code);
        long length = texts.end(code) - start;
        long hash = Words.hash(texts.bytes(), start, length);
        try {
            words.setAtIndex(LONG, 0, table.words().reference(texts.bytes(), start, length, hash));
        } catch (MemoryExceededException e) {
            return refused(e, table);
        }
        nulls.setAtIndex(LONG, 0, 0);
        hashes.setAtIndex(LONG, 0, Hashes.mixed(SEED ^ hash));
        return table.group(this, 0);
    }

    private static int refused(MemoryExceededException e, Table table) {
        if (table.empty()) {
            throw e;
        }
        return -1;
    }

    private int read(Batch batch, int from, Slice slice, Words texts) {
        int rows = slice.rows();
        for (int row = 0; row < rows; row++) {
            hashes.setAtIndex(LONG, row, SEED);
            nulls.setAtIndex(LONG, row, 0);
        }
        int word = 0;
        for (int key = 0; key < sources.size(); key++) {
            Source source = sources.get(key);
            MemorySegment into =
                    words.asSlice(8L * MOST * word, 8L * MOST * source.kind().words());
            switch (source.kind()) {
                case TEXT -> rows = texts(batch.column(source.column()), from, rows, into, texts, codes.get(key));
                case WIDE -> wides(slice.words(source.column()), rows, into);
                case REAL -> reals(slice.words(source.column()), rows, into);
                case INTEGER ->
                    integers(source, slice.words(source.column()), batch.column(source.column()), from, rows, into);
            }
            if (source.kind() != Kind.TEXT) {
                absent(
                        batch.column(source.column()),
                        from,
                        rows,
                        key,
                        into,
                        source.kind().words());
                for (int i = 0; i < source.kind().words(); i++) {
                    hash(into.asSlice(8L * MOST * i), rows);
                }
            } else if (batch.column(source.column()).nullable()) {
                nulls(batch.column(source.column()), from, rows, key);
            }
            word += source.kind().words();
        }
        return rows;
    }

    private static void integers(
            Source source, MemorySegment values, Column column, int from, int rows, MemorySegment into) {
        if (source.bucket().none()) {
            MemorySegment.copy(values, 0, into, 0, 8L * rows);
        } else {
            source.bucket().starts(values, column, from, rows, into);
        }
    }

    /// The two zeros are one key, and so are all NaNs.
    private static void reals(MemorySegment values, int rows, MemorySegment into) {
        for (int row = 0; row < rows; row++) {
            double value = values.getAtIndex(ValueLayout.JAVA_DOUBLE, row) + 0.0;
            into.setAtIndex(LONG, row, Double.doubleToLongBits(value));
        }
    }

    private static void wides(MemorySegment values, int rows, MemorySegment into) {
        for (int row = 0; row < rows; row++) {
            into.setAtIndex(LONG, row, values.getAtIndex(LONG, 2L * row));
            into.setAtIndex(LONG, MOST + (long) row, values.getAtIndex(LONG, 2L * row + 1));
        }
    }

    private void hash(MemorySegment values, int rows) {
        for (int row = 0; row < rows; row++) {
            long hash = hashes.getAtIndex(LONG, row) ^ values.getAtIndex(LONG, row);
            hashes.setAtIndex(LONG, row, Hashes.mixed(hash));
        }
    }

    private void absent(Column column, int from, int rows, int key, MemorySegment into, int keyWordsOfIt) {
        if (!column.nullable()) {
            return;
        }
        nulls(column, from, rows, key);
        for (int row = 0; row < rows; row++) {
            if (!Bitmaps.get(column.validity(), from + (long) row)) {
                for (int word = 0; word < keyWordsOfIt; word++) {
                    into.setAtIndex(LONG, (long) word * MOST + row, 0);
                }
            }
        }
    }

    private void nulls(Column column, int from, int rows, int key) {
        for (int row = 0; row < rows; row++) {
            if (!Bitmaps.get(column.validity(), from + (long) row)) {
                nulls.setAtIndex(LONG, row, nulls.getAtIndex(LONG, row) | 1L << key);
            }
        }
    }

    /// @return how many rows could be kept
    private int texts(Column column, int from, int rows, MemorySegment into, Words texts, GrowingMemory codesOfIt) {
        int row = 0;
        try {
            switch (column) {
                case Column.Texts of -> {
                    for (; row < rows; row++) {
                        text(of, from, row, into, texts);
                    }
                }
                case Column.Codes of -> {
                    MemorySegment known =
                            codesOfIt.atLeast(CODE_BYTES * of.dictionary().rows());
                    boolean nullable = of.nullable();
                    for (; row < rows; row++) {
                        if (nullable && of.isNull(from + row)) {
                            text(row, 0, 0, into);
                            continue;
                        }
                        int code = of.values().getAtIndex(ValueLayout.JAVA_INT, from + (long) row);
                        long at = CODE_BYTES * code;
                        if (known.get(LONG, at) != turn) {
                            look(of.dictionary(), code, known, turn, texts);
                        }
                        text(row, known.get(LONG, at + 8), known.get(LONG, at + 16), into);
                    }
                }
                default -> throw new IllegalStateException("no texts in " + column);
            }
        } catch (MemoryExceededException e) {
            if (row == 0) {
                throw e;
            }
        }
        return row;
    }

    private void text(Column.Texts column, int from, int row, MemorySegment into, Words texts) {
        if (column.isNull(from + row)) {
            text(row, 0, 0, into);
            return;
        }
        long start = column.start(from + row);
        long length = column.end(from + row) - start;
        long hash = Words.hash(column.bytes(), start, length);
        text(row, texts.reference(column.bytes(), start, length, hash), hash, into);
    }

    private void text(int row, long reference, long hash, MemorySegment into) {
        into.setAtIndex(LONG, row, reference);
        hashes.setAtIndex(LONG, row, Hashes.mixed(hashes.getAtIndex(LONG, row) ^ hash));
    }

    /// Finds a code's text.
    private static void look(Column.Texts dictionary, int code, MemorySegment known, long turn, Words texts) {
        long at = CODE_BYTES * code;
        long start = dictionary.start(code);
        long length = dictionary.end(code) - start;
        long hash = Words.hash(dictionary.bytes(), start, length);
        known.set(LONG, at + 8, texts.reference(dictionary.bytes(), start, length, hash));
        known.set(LONG, at + 16, hash);
        known.set(LONG, at, turn);
    }

    @Override
    public void close() {
        scratch.close();
        codeGroups.close();
        codes.forEach(GrowingMemory::close);
    }
}
