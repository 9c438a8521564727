package dev.leat.core.run;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Numbered rows in splits, with whatever can go wrong: guesses of where a split starts, failures, rows that cannot be
/// read. What it does depends on its fields alone, but for each failure, which happens once.
final class Tape implements Source {

    static final Schema SCHEMA = Schema.of(
            new Field("id", Type.INT64),
            new Field("price", Type.FLOAT64),
            new Field("symbol", Type.UTF8),
            new Field("flag", Type.BOOL));

    final int rows;
    final int rowsPerSplit;
    final int lanes;
    final Faults faults;
    final int textBytes;
    final Set<String> failed = new HashSet<>();
    int opened;
    boolean closed;

    Tape(int rows, int rowsPerSplit, int lanes, Faults faults) {
        this(rows, rowsPerSplit, lanes, faults, 0);
    }

    private Tape(int rows, int rowsPerSplit, int lanes, Faults faults, int textBytes) {
        this.rows = rows;
        this.rowsPerSplit = rowsPerSplit;
        this.lanes = lanes;
        this.faults = faults;
        this.textBytes = textBytes;
    }

    static Tape of(int rows, int rowsPerSplit) {
        return new Tape(rows, rowsPerSplit, 1, Faults.NONE);
    }

    Tape with(Faults other) {
        return new Tape(rows, rowsPerSplit, lanes, other);
    }

    /// The same with so many bytes of text in each row.
    Tape textOf(int bytes) {
        return new Tape(rows, rowsPerSplit, lanes, faults, bytes);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public boolean offers(String column, Type wanted) {
        return Source.super.offers(column, wanted) || (column.equals("price") && wanted.equals(Type.decimal(8)));
    }

    @Override
    public List<Split> splits(Scan scan) {
        List<Split> splits = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            for (int from = 0, index = 0; from < rows; from += rowsPerSplit, index++) {
                boolean continues = index > 0 && faults.guesses() != Guesses.NONE;
                splits.add(new Split("lane" + lane, "tape" + lane, lane + ":" + index, rowsPerSplit, continues));
            }
        }
        return splits;
    }

    @Override
    public synchronized Reader open(Split split, Scan scan, Position from) throws IOException {
        opened++;
        int index = Integer.parseInt(split.token().substring(split.token().indexOf(':') + 1));
        boolean guessed = from.equals(Position.START) && split.continues();
        boolean wrong = guessed && faults.guesses().wrong(index);
        int start = from.equals(Position.START) ? border(index) + (wrong ? 1 : 0) : Integer.parseInt(from.value());
        if (wrong && faults.guesses() == Guesses.WRONG_AND_FAILING) {
            throw new java.nio.file.FileSystemException("guessed", null, "a wrong guess");
        }
        return new TapeReader(scan, split.token(), start, border(index + 1), wrong);
    }

    /// People count in thousands.
    @Override
    public long line(Split split, long row) {
        return 1000 * row;
    }

    /// Where a split really starts: a few rows beyond the even border, so that the split before it goes past its
    /// own.
    private int border(int index) {
        int even = Math.min(rows, index * rowsPerSplit);
        boolean moved = faults.guesses() != Guesses.NONE && even > 0 && even < rows;
        return moved ? Math.min(rows, even + index % 3) : even;
    }

    @Override
    public void close() {
        closed = true;
    }

    static String symbol(long id) {
        return "S" + id % 5 + "x".repeat((int) (id % 7));
    }

    static double price(long id) {
        return 100 + id % 1000 / 100.0;
    }

    enum Guesses {
        NONE,
        RIGHT,
        WRONG,
        WRONG_AND_FAILING;

        boolean wrong(int index) {
            return (this == WRONG || this == WRONG_AND_FAILING) && index % 2 == 1;
        }
    }

    /// @param badRows every how many rows one cannot be read, 0 for none
    /// @param failures every how many rows the first read that comes past it fails once, 0 for none
    /// @param failsAt the row at which reading fails whenever it is tried, -1 for none
    record Faults(Guesses guesses, int badRows, int failures, int failsAt, long seed) {
        static final Faults NONE = new Faults(Guesses.NONE, 0, 0, -1, 0);
    }

    private final class TapeReader implements Reader {
        private final Scan scan;
        private final String token;
        private final int start;
        private final int end;
        private final boolean wrong;
        private final Random random = new Random(faults.seed());
        private int at;

        TapeReader(Scan scan, String token, int start, int end, boolean wrong) {
            this.scan = scan;
            this.token = token;
            this.start = start;
            this.end = end;
            this.wrong = wrong;
            this.at = start;
        }

        @Override
        public boolean read(BatchBuilder lent) throws IOException {
            if (at >= end) {
                return false;
            }
            // Sometimes fewer rows are at hand.
            int most = faults.seed() == 0 ? lent.capacity() : 1 + random.nextInt(lent.capacity());
            int filled = 0;
            int next = at;
            while (filled < most && next < end) {
                fail(next);
                if (faults.badRows() > 0 && next % faults.badRows() == faults.badRows() - 1) {
                    lent.reject(reject(lent, filled, next));
                } else {
                    fill(lent, filled++, wrong ? -1 : next);
                }
                next++;
            }
            lent.rows(filled);
            lent.bytesRead(next - at);
            at = next;
            return true;
        }

        private static Reject reject(BatchBuilder lent, int before, int row) {
            byte[] text = ("bad " + row).getBytes(StandardCharsets.UTF_8);
            MemorySegment record = lent.allocate(text.length).asSlice(0, text.length);
            MemorySegment.copy(text, 0, record, ValueLayout.JAVA_BYTE, 0, text.length);
            return new Reject(before, row, "id", "is bad", record);
        }

        private void fail(int row) throws IOException {
            if (row == faults.failsAt()) {
                throw new IOException("row " + row + " cannot be had");
            }
            synchronized (Tape.this) {
                if (faults.failures() > 0
                        && row % faults.failures() == faults.failures() / 2
                        && failed.add(token + "@" + row)) {
                    throw new IOException("row " + row + " was not to be had");
                }
            }
        }

        private void fill(BatchBuilder lent, int slot, long id) {
            for (int column = 0; column < scan.columns().size(); column++) {
                Field field = scan.columns().get(column);
                switch (field.name()) {
                    case "id" -> lent.values(column).setAtIndex(ValueLayout.JAVA_LONG, slot, id);
                    case "price" -> price(lent, column, slot, id, field.type());
                    case "symbol" ->
                        text(lent, column, slot, textBytes > 0 ? "t".repeat(textBytes) : symbol(Math.max(0, id)));
                    case "flag" -> flag(lent, column, slot, id);
                    default -> throw new IllegalArgumentException(field.name());
                }
            }
        }

        private static void price(BatchBuilder lent, int column, int slot, long id, Type type) {
            if (id % 11 == 3) {
                lent.setNull(column, slot);
            }
            double price = Tape.price(id);
            if (type.equals(Type.FLOAT64)) {
                lent.values(column).setAtIndex(ValueLayout.JAVA_DOUBLE, slot, price);
            } else {
                lent.values(column).setAtIndex(ValueLayout.JAVA_LONG, slot, Math.round(price * 100) * 1_000_000);
            }
        }

        private static void flag(BatchBuilder lent, int column, int slot, long id) {
            dev.leat.api.simd.Bitmaps.set(lent.values(column), slot, id % 3 == 0);
        }

        private static void text(BatchBuilder lent, int column, int slot, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            MemorySegment offsets = lent.values(column);
            if (slot == 0) {
                offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
            }
            int begin = offsets.getAtIndex(ValueLayout.JAVA_INT, slot);
            MemorySegment into = lent.bytes(column, begin + bytes.length);
            MemorySegment.copy(bytes, 0, into, ValueLayout.JAVA_BYTE, begin, bytes.length);
            offsets.setAtIndex(ValueLayout.JAVA_INT, slot + 1L, begin + bytes.length);
        }

        @Override
        public Position position() {
            return new Position(Integer.toString(at));
        }

        @Override
        public Position start() {
            return new Position(Integer.toString(start));
        }

        @Override
        public void close() {}
    }
}
