package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Reject;
import dev.leat.api.source.Position;
import dev.leat.core.PipelineException;
import java.util.List;

/// What came of one attempt to read a split, waiting for its turn.
sealed interface Item {

    /// Bytes it holds.
    default long bytes() {
        return 0;
    }

    /// Gives back what it holds.
    default void release() {}

    /// @param batches what is left of the rows after what was done to them out of order
    /// @param position where the rows end
    record Rows(
            BatchSizer.Ask ask,
            int rowsIn,
            long bytesRead,
            long bytesIn,
            long readNanos,
            List<Batch> batches,
            List<Loans.Loan> loans,
            List<Reject> rejects,
            Position position)
            implements Item {

        /// What a reject takes beside its record, about.
        private static final long OF_REJECT = 256;

        @Override
        public long bytes() {
            long sum = 0;
            for (Loans.Loan loan : loans) {
                sum += loan.bytes();
            }
            for (Reject reject : rejects) {
                sum += reject.record().byteSize() + OF_REJECT;
            }
            return sum;
        }

        @Override
        public void release() {
            loans.forEach(Loans.Loan::release);
        }
    }

    /// The split has no more rows.
    record End(Position position) implements Item {}

    /// Reading failed, at the stage and after the position given.
    record Failed(Exception cause, PipelineException.Stage stage, Position position) implements Item {}
}
