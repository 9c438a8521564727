package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A kernel on the way of batches.
final class KernelLink implements Link, Emitter {

    private final Kernel kernel;
    private final Projection inputs;
    private final Schema output;
    private final Loans loans;
    private final Consumer<Loans.Loan> afterwards;
    private final Link next;
    private final List<Loans.Loan> lent = new ArrayList<>();
    private Origin origin = Origin.NOWHERE;
    private int given;

    /// @param afterwards takes what was emitted once `next` has taken it: releases it, or keeps it for later
    KernelLink(Kernel kernel, PlannedKernel plan, Loans loans, Consumer<Loans.Loan> afterwards, Link next) {
        this.kernel = kernel;
        this.inputs = plan.inputs();
        this.output = plan.output();
        this.loans = loans;
        this.afterwards = afterwards;
        this.next = next;
    }

    @Override
    public void take(Batch batch) throws IOException, InterruptedException {
        if (kernel.satisfied()) {
            return;
        }
        origin = batch.origin();
        given = batch.rows();
        try {
            kernel.accept(inputs.apply(batch), this);
        } finally {
            releaseUnused();
        }
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        given = 0;
        try {
            kernel.finish(this);
        } finally {
            releaseUnused();
        }
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return kernel.satisfied() || next.satisfied();
    }

    @Override
    public BatchBuilder builder(int capacity) {
        Loans.Loan loan = loans.lend(output, capacity);
        lent.add(loan);
        return loan.builder();
    }

    @Override
    public void emit(BatchBuilder filled) throws IOException, InterruptedException {
        Loans.Loan loan = takeBack(filled);
        try {
            if (filled.rows() > 0) {
                next.take(filled.build(origin(filled)));
            }
        } finally {
            afterwards.accept(loan);
        }
    }

    @Override
    public void pass(Batch batch) throws IOException, InterruptedException {
        next.take(batch);
    }

    /// Rows that were made one for one are where those they were made of are. Others come of many rows.
    private Origin origin(BatchBuilder made) {
        if (made.rows() == given) {
            return origin;
        }
        MemorySegment places = made.allocate(4L * made.rows()).asSlice(0, 4L * made.rows());
        return new Origin(origin.where(), Origin.OF_MANY, places.fill((byte) 0));
    }

    private Loans.Loan takeBack(BatchBuilder builder) {
        for (int i = 0; i < lent.size(); i++) {
            if (lent.get(i).builder() == builder) {
                return lent.remove(i);
            }
        }
        throw new IllegalStateException("a kernel emitted a builder that it was not lent, or twice");
    }

    private void releaseUnused() {
        lent.forEach(Loans.Loan::release);
        lent.clear();
    }
}
