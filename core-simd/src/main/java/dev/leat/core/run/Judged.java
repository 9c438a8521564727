package dev.leat.core.run;

import dev.leat.api.data.DataException;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A wrong row whose turn it is.
///
/// @param firstRow the number that places of rows read with it count from
record Judged(Source source, Split split, long firstRow, BadRow row) {

    /// Where people find it, and what is wrong. May read the source again.
    DataException problem() throws IOException, InterruptedException {
        return switch (row) {
            case BadRow.Unread unread -> source.explain(split, unread.reject());
            case BadRow.Lacking lacking -> {
                long line = source.line(split, firstRow + lacking.place());
                yield new DataException(split.where(), line, "column '" + lacking.column() + "': " + Scan.LACKING);
            }
        };
    }

    /// The row as it was, where its reader has kept it.
    Optional<MemorySegment> record() {
        return switch (row) {
            case BadRow.Unread unread -> Optional.of(unread.reject().record());
            case BadRow.Lacking _ -> Optional.empty();
        };
    }
}
