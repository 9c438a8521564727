package dev.leat.formats.arrow;

import dev.leat.api.data.DataException;
import dev.leat.formats.arrow.metadata.Contents.Block;
import dev.leat.formats.arrow.metadata.Envelope;
import dev.leat.formats.arrow.metadata.Message;
import dev.leat.formats.arrow.metadata.Messages;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// How many rows stand before each record batch of a file, as their headers say. Each header is read once, and none
/// before somebody asks for a row behind it.
///
/// Thread-safe: under its lock, `before` has the sums for the first `known` record batches and the one after them.
final class RowCounts {

    private long[] before = {0};
    private int known = 0;

    /// @param batch the number of a record batch
    synchronized long before(int batch, List<Block> batches, Messages messages)
            throws IOException, InterruptedException {
        if (before.length <= batch) {
            before = Arrays.copyOf(before, batches.size() + 1);
        }
        while (known < batch) {
            long rows = ((Message.Rows) header(batches.get(known), messages).message())
                    .parts()
                    .rows();
            before[known + 1] = before[known] + rows;
            known++;
        }
        return before[batch];
    }

    /// Reads the header of a record batch.
    ///
    /// @throws DataException where the footer says that there is one, and there is not
    static Envelope header(Block block, Messages messages) throws IOException, InterruptedException {
        Envelope envelope = messages.read(block.offset());
        if (!(envelope.message() instanceof Message.Rows)) {
            throw messages.wrong(block.offset(), "the footer says that a record batch is here, but it is not");
        }
        return envelope;
    }
}
