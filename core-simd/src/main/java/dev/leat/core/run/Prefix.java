package dev.leat.core.run;

import dev.leat.api.data.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What is done to rows where they are decoded, since it needs no order: the condition, and the kernels before the
/// first that needs order; or nothing. Each worker has one.
///
/// It holds what was lent for the rows until somebody takes it.
final class Prefix {

    private final Link first;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Loans.Loan> loans = new ArrayList<>();
    private final List<Loans.Loan> inputs = new ArrayList<>(1);

    Prefix(Opening opening) {
        first = opening.open(new Last(), new Kept());
    }

    /// Says where the next rows lie, and that it can be given up once nothing else shows it.
    void input(Loans.Loan loan) {
        inputs.add(loan);
    }

    /// Holds memory to the end.
    void keep(Loans.Loan loan) {
        loans.add(loan);
    }

    void take(Batch batch) throws IOException, InterruptedException {
        first.take(batch);
    }

    /// What has come of the rows since it was taken last.
    List<Batch> takeBatches() {
        List<Batch> taken = List.copyOf(batches);
        batches.clear();
        return taken;
    }

    /// The memory that all of it lies in, which is the caller's from then on.
    List<Loans.Loan> takeLoans() {
        batches.clear();
        loans.addAll(inputs);
        inputs.clear();
        List<Loans.Loan> taken = List.copyOf(loans);
        loans.clear();
        return taken;
    }

    /// Opens the links before the last.
    @FunctionalInterface
    interface Opening {
        Link open(Link last, Keeper keeper);
    }

    private final class Last implements Link {
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
    }

    private final class Kept implements Keeper {
        @Override
        public void keep(Loans.Loan loan) {
            loans.add(loan);
        }

        @Override
        public void inputDone() {
            inputs.forEach(Loans.Loan::release);
            inputs.clear();
        }
    }
}
