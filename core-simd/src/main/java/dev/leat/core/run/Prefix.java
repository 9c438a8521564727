package dev.leat.core.run;

import dev.leat.api.data.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What is done to rows where they are decoded, since it needs no order: the condition, and the kernels before the
/// first that needs order. Each worker has one.
final class Prefix implements Link, Keeper {

    private final Link first;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Loans.Loan> kept = new ArrayList<>();

    /// @param opening opens the links before the last, which is this
    Prefix(Opening opening) {
        first = opening.open(this);
    }

    /// Takes what a reader filled. Whoever asks releases what is returned; where this throws, it is released.
    Collected apply(Batch batch, Loans.Loan loan) throws IOException, InterruptedException {
        boolean done = false;
        kept.add(loan);
        try {
            first.take(batch);
            done = true;
            return new Collected(List.copyOf(batches), List.copyOf(kept));
        } finally {
            if (!done) {
                kept.forEach(Loans.Loan::release);
            }
            batches.clear();
            kept.clear();
        }
    }

    @Override
    public void keep(Loans.Loan loan) {
        kept.add(loan);
    }

    @Override
    public void inputDone() {
        kept.removeFirst().release();
    }

    @Override
    public void take(Batch batch) {
        batches.add(batch);
    }

    @Override
    public void finish() {}

    @Override
    public boolean satisfied() {
        return false;
    }

    @FunctionalInterface
    interface Opening {
        Link open(Prefix last);
    }

    /// @param loans the memory that the batches lie in
    record Collected(List<Batch> batches, List<Loans.Loan> loans) {}
}
