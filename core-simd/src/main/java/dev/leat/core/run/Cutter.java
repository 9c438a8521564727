package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Reject;
import dev.leat.core.filter.Ranges;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Makes parts of what a reader filled, and does to them what is done where rows are decoded. Each worker has one.
final class Cutter {

    private final Cut cut;
    private final Prefix prefix;
    private final Completeness completeness;
    private final Loans loans;
    private final Ranges ranges;

    Cutter(Cut cut, Completeness completeness, Prefix prefix, Loans loans, Ranges ranges) {
        this.cut = cut;
        this.prefix = prefix;
        this.completeness = completeness;
        this.loans = loans;
        this.ranges = ranges;
    }

    /// Takes what a reader filled. Whoever asks releases what is returned; where this throws, it is released.
    ///
    /// @param where what people call the source
    Parts parts(String where, Loans.Loan filled) throws IOException, InterruptedException {
        boolean done = false;
        try {
            List<Item.Part> parts = cut(where, filled);
            done = true;
            return new Parts(parts, prefix.takeLoans());
        } finally {
            if (!done) {
                prefix.takeLoans().forEach(Loans.Loan::release);
            }
        }
    }

    private List<Item.Part> cut(String where, Loans.Loan filled) throws IOException, InterruptedException {
        BatchBuilder builder = filled.builder();
        Batch read = builder.build(new Origin(where, 0));
        int lacking = completeness.lacking(read);
        if (builder.rejects().isEmpty() && lacking == 0) {
            prefix.input(filled);
            return List.of(part(read, List.of()));
        }
        prefix.keep(filled);
        MemorySegment complete = completeness.complete(read, builder);
        List<BadRow> bad = completeness.bad(read, complete, builder.rejects());
        Batch batch = builder.build(new Origin(where, 0, places(builder)));
        if (lacking > 0) {
            batch = copy(batch, batch.rows() - lacking, complete);
        }
        return switch (cut) {
            case NOWHERE -> List.of(part(batch, bad));
            case AT_FIRST_REJECT -> {
                BadRow first = bad.getFirst();
                yield List.of(part(Batches.first(first.before(), batch), List.of(first)));
            }
            case AT_EACH_REJECT -> atEach(batch, bad);
        };
    }

    private Batch copy(Batch batch, int rows, MemorySegment bits) {
        if (rows == 0) {
            return Batches.first(0, batch);
        }
        Loans.Loan loan = loans.lend(batch.schema(), rows);
        prefix.keep(loan);
        return ranges.copy(batch, rows, bits, loan.builder());
    }

    private List<Item.Part> atEach(Batch batch, List<BadRow> bad) throws IOException, InterruptedException {
        List<Item.Part> parts = new ArrayList<>();
        int from = 0;
        for (BadRow row : bad) {
            parts.add(part(copy(batch, from, row.before()), List.of(row)));
            from = row.before();
        }
        parts.add(part(copy(batch, from, batch.rows()), List.of()));
        return parts;
    }

    private Batch copy(Batch batch, int from, int to) {
        if (from == to) {
            return Batches.first(0, batch);
        }
        Loans.Loan loan = loans.lend(batch.schema(), to - from);
        prefix.keep(loan);
        return ranges.copy(batch, from, to, loan.builder());
    }

    private Item.Part part(Batch batch, List<BadRow> bad) throws IOException, InterruptedException {
        if (batch.rows() > 0) {
            prefix.take(batch);
        }
        return new Item.Part(batch.rows(), prefix.takeBatches(), bad);
    }

    /// Rows that were rejected have numbers too.
    private static MemorySegment places(BatchBuilder builder) {
        List<Reject> rejects = builder.rejects();
        MemorySegment places = builder.allocate(4L * builder.rows());
        int rejected = 0;
        for (int row = 0; row < builder.rows(); row++) {
            while (rejected < rejects.size() && rejects.get(rejected).before() <= row) {
                rejected++;
            }
            places.setAtIndex(ValueLayout.JAVA_INT, row, row + rejected);
        }
        return places;
    }

    /// @param loans the memory that the parts lie in
    record Parts(List<Item.Part> parts, List<Loans.Loan> loans) {}
}
