package dev.leat.api.source;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.io.IOException;
import java.util.List;

/// Rows from somewhere, in splits that are read side by side.
///
/// Thread-safe, but for `close`. Readers opened from it are closed before it is.
public interface Source extends AutoCloseable {

    /// Every column there is, in its natural type.
    Schema schema();

    /// Whether a column can be delivered as `wanted` instead of in its natural type, exactly. Text formats parse a
    /// number as a decimal where a kernel asks for one.
    ///
    /// @param column one of [#schema]
    default boolean offers(String column, Type wanted) {
        return schema().field(column).type().equals(wanted);
    }

    /// Divides what is wanted, lane by lane, each in order. No split is larger than the source can help. A source
    /// that never ends gives splits that never end.
    ///
    /// @throws IllegalArgumentException for a column or type that it does not offer
    List<Split> splits(Scan scan) throws IOException, InterruptedException;

    /// What of a scan [#splits] leaves out because its condition cannot be true there, in lines for people. Empty
    /// where that is nothing.
    default List<String> skipped(Scan scan) throws IOException, InterruptedException {
        return List.of();
    }

    /// How the rows are stored, in lines for people. Empty where there is nothing to tell.
    default List<String> details() throws IOException, InterruptedException {
        return List.of();
    }

    /// Opens a split at a position that a reader of it gave, or at [Position#START].
    Reader open(Split split, Scan scan, Position from) throws IOException, InterruptedException;

    /// How people count a row of what `split` is a part of: the line of a text file, from 1; else its number, from
    /// 1. May read the source again.
    ///
    /// @param row its number as in [dev.leat.api.data.Origin], from 0
    default long line(Split split, long row) throws IOException, InterruptedException {
        return row + 1;
    }

    /// Tells people where a rejected row is and what was wrong with it. May read the source again.
    default DataException explain(Split split, Reject reject) throws IOException, InterruptedException {
        return new DataException(split.where(), reject.offset(), reject.problem());
    }

    @Override
    void close() throws IOException;
}
