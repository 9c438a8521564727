package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.core.filter.Filter;
import java.io.IOException;

/// The condition on the way of batches. Passes those on that keep all rows as they are, and copies the rows of others.
final class FilterLink implements Link {

    private final Filter filter;
    private final Projection passed;
    private final Loans loans;
    private final Keeper keeper;
    private final Link next;

    /// @param passed the columns that go on; others are there for the condition alone
    FilterLink(Filter filter, Projection passed, Loans loans, Keeper keeper, Link next) {
        this.filter = filter;
        this.passed = passed;
        this.loans = loans;
        this.keeper = keeper;
        this.next = next;
    }

    @Override
    public void take(Batch batch) throws IOException, InterruptedException {
        Loans.Loan scratch = loans.lend(batch.schema(), 1);
        try {
            Filter.Selection selection = filter.select(batch, scratch.memory());
            if (selection.rows() == batch.rows()) {
                next.take(passed.apply(batch));
            } else if (selection.rows() > 0) {
                copy(passed.apply(batch), selection);
            }
        } finally {
            scratch.release();
        }
    }

    private void copy(Batch batch, Filter.Selection selection) throws IOException, InterruptedException {
        Loans.Loan loan = loans.lend(batch.schema(), selection.rows());
        keeper.keep(loan);
        Batch copy = filter.copy(batch, selection, loan.builder());
        keeper.inputDone();
        next.take(copy);
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }
}
