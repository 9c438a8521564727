package dev.leat.core.run;

import dev.leat.api.data.Batch;
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

    /// @param rowsIn how many rows were read, without those that could not be
    /// @param position where the rows end
    record Rows(
            BatchSizer.Ask ask,
            int rowsIn,
            long bytesRead,
            long bytesIn,
            long readNanos,
            List<Part> parts,
            List<Loans.Loan> loans,
            Position position)
            implements Item {

        /// What a bad row takes of the heap, about.
        private static final long OF_BAD_ROW = 256;

        @Override
        public long bytes() {
            long sum = 0;
            for (Loans.Loan loan : loans) {
                sum += loan.bytes();
            }
            for (Part part : parts) {
                sum += part.bad().size() * OF_BAD_ROW;
            }
            return sum;
        }

        @Override
        public void release() {
            loans.forEach(Loans.Loan::release);
        }
    }

    /// Rows that follow each other, and those that were wrong, to be judged after them.
    ///
    /// @param rows how many were read
    /// @param batches what is left of them after what was done to them out of order
    record Part(int rows, List<Batch> batches, List<BadRow> bad) {}

    /// The split has no more rows.
    record End(Position position) implements Item {}

    /// Reading failed, at the stage and after the position given.
    record Failed(Exception cause, PipelineException.Stage stage, Position position) implements Item {}
}
