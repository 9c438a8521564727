package dev.leat.core.run;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Schema;
import dev.leat.core.memory.BatchMemory;
import dev.leat.core.memory.SlabPool;

/// Lends builders, each with memory of its own.
final class Loans {

    private final SlabPool pool;

    Loans(SlabPool pool) {
        this.pool = pool;
    }

    Loan lend(Schema schema, int rows) {
        BatchMemory memory = pool.lend();
        return new Loan(new BatchBuilder(schema, rows, memory), memory);
    }

    /// A builder that is lent, until released. Released once.
    record Loan(BatchBuilder builder, BatchMemory memory) {

        long bytes() {
            return memory.bytes();
        }

        void release() {
            builder.release();
            memory.recycle();
        }
    }
}
