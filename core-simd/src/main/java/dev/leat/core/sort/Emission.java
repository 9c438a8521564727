package dev.leat.core.sort;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.kernel.Emitter;
import java.io.IOException;

/// Passes merged records on as rows, a buffer of them at a time, until enough went out.
final class Emission {

    private final RecordReader reader;
    private final Emitter out;
    private long left;

    /// @param limit how many rows are enough
    Emission(RecordReader reader, Emitter out, long limit) {
        this.reader = reader;
        this.out = out;
        this.left = limit;
    }

    /// Passes on all that a merge gives. Where there are more threads than one, another merges meanwhile.
    void all(Merge merge, ExternalSort sort, int threads) throws IOException, InterruptedException {
        if (threads > 1) {
            try (var ahead = new MergeAhead(sort)) {
                ahead.all(merge, this);
            }
            return;
        }
        try (RecordBuffer buffer = sort.output()) {
            while (left > 0 && buffer.fill(merge)) {
                pass(buffer);
            }
        }
    }

    /// Passes the records of a buffer on.
    void pass(RecordBuffer buffer) throws IOException, InterruptedException {
        BatchBuilder builder = out.builder(buffer.count());
        reader.fill(builder, buffer.memory(), buffer.places(), (int) Math.min(left, buffer.count()));
        out.emit(builder);
        left -= buffer.count();
    }

    /// Whether more rows are wanted.
    boolean more() {
        return left > 0;
    }
}
