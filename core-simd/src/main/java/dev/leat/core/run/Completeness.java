package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds rows that lack a value in a column that is required.
final class Completeness {

    private final int[] required;

    Completeness(Schema schema, Set<String> columns) {
        required = columns.stream().mapToInt(schema::index).sorted().toArray();
    }

    /// How many rows lack a value.
    int lacking(Batch batch) {
        int lacking = 0;
        for (int word = 0; word < words(batch); word++) {
            lacking += Long.bitCount(~complete(batch, word) & mask(batch, word));
        }
        return lacking;
    }

    /// The rows that do not.
    MemorySegment complete(Batch batch, BatchBuilder memory) {
        MemorySegment bits = memory.allocate(8L * words(batch));
        for (int word = 0; word < words(batch); word++) {
            Bitmaps.word(bits, word, complete(batch, word) & mask(batch, word));
        }
        return bits;
    }

    /// Those that do, and those that could not be read, in the order of the rows.
    List<BadRow> bad(Batch batch, MemorySegment complete, List<Reject> rejects) {
        List<BadRow> bad = new ArrayList<>();
        int next = 0;
        int kept = 0;
        for (int row = 0; row < batch.rows(); row++) {
            for (; next < rejects.size() && rejects.get(next).before() <= row; next++) {
                bad.add(unread(rejects.get(next), kept));
            }
            if (Bitmaps.get(complete, row)) {
                kept++;
            } else {
                bad.add(new BadRow.Lacking(kept, row + next, columnLacking(batch, row)));
            }
        }
        for (; next < rejects.size(); next++) {
            bad.add(unread(rejects.get(next), kept));
        }
        return bad;
    }

    private static BadRow unread(Reject reject, int before) {
        return new BadRow.Unread(
                new Reject(before, reject.offset(), reject.column(), reject.problem(), reject.record()));
    }

    private String columnLacking(Batch batch, int row) {
        int first = 0;
        while (!batch.column(required[first]).isNull(row)) {
            first++;
        }
        return batch.schema().field(required[first]).name();
    }

    private long complete(Batch batch, int word) {
        long complete = -1;
        for (int column : required) {
            Column values = batch.column(column);
            if (values.nullable()) {
                complete &= Bitmaps.word(values.validity(), word);
            }
        }
        return complete;
    }

    private static int words(Batch batch) {
        return (batch.rows() + 63) >>> 6;
    }

    private static long mask(Batch batch, int word) {
        int rest = batch.rows() - (word << 6);
        return rest >= 64 ? -1 : (1L << rest) - 1;
    }
}
