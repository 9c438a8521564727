package dev.leat.core.memory;

import dev.leat.api.plugin.ByteSize;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps heap, budget and everything else that a process holds under one limit.
///
/// Everything else (the code of the JVM and of compiled methods, its compilers' scratch, metaspace, stacks) cannot be
/// asked for, so it is measured: it is what is resident beyond heap and budget. The reserve for it starts as what is
/// there at start, and [#GROWTH] beside it. Samples taken while running raise it where it was too small, and lower the
/// budget by as much. So at each sample heap at its largest, budget at its largest and the reserve together are the
/// limit.
public final class ProcessMemory {

    /// How much more native memory a run comes to hold than the process has at its start: docs/benchmarks.md,
    /// "Memory".
    private static final long GROWTH = 40L << 20;

    /// Below this no pipeline runs: a window and a few batches for a thread.
    private static final long LEAST_BUDGET = 16L << 20;

    private static final long BETWEEN_SAMPLES = TimeUnit.MILLISECONDS.toNanos(50);

    private final ProcessLimit limit;
    private final Scope scope;
    private final Resident resident;
    private final Budget budget;
    private final AtomicLong lastSample = new AtomicLong(System.nanoTime());

    // Guarded by this.
    private long reserve;

    private ProcessMemory(ProcessLimit limit, Scope scope, Resident resident) {
        this.limit = limit;
        this.scope = scope;
        this.resident = resident;
        Runtime runtime = Runtime.getRuntime();
        this.reserve = Math.max(0, resident.now() - (runtime.totalMemory() - runtime.freeMemory())) + GROWTH;
        this.budget = new Budget(firstBudget());
    }

    /// Divides a limit.
    ///
    /// @throws IllegalArgumentException where it is below what the process needs; names what it needs
    public static ProcessMemory within(ProcessLimit limit, Scope scope) {
        return within(limit, scope, new Resident());
    }

    static ProcessMemory within(ProcessLimit limit, Scope scope, Resident resident) {
        return new ProcessMemory(limit, scope, resident);
    }

    public Budget budget() {
        return budget;
    }

    /// The most bytes that the process held, or -1 where the system does not tell.
    public long peakResident() {
        return resident.peak();
    }

    /// Compares what is resident with what was planned, at most every 50 ms, and corrects the budget.
    public void sample() {
        long now = System.nanoTime();
        long last = lastSample.get();
        if (scope == Scope.SHARE || now - last < BETWEEN_SAMPLES || !lastSample.compareAndSet(last, now)) {
            return;
        }
        sampleNow();
    }

    void sampleNow() {
        // Both before and after: what is given back meanwhile may still be resident, and is not the JVM's.
        long known = known();
        long now = resident.now();
        correct(now - Math.max(known, known()));
        if (budget.levels().resident(now, limit.bytes())) {
            budget.trim();
        }
    }

    private long known() {
        return Runtime.getRuntime().totalMemory() + budget.used();
    }

    private synchronized void correct(long measured) {
        if (measured <= reserve) {
            return;
        }
        budget.limit(budget.limit() - (measured - reserve));
        reserve = measured;
    }

    private long firstBudget() {
        if (scope == Scope.SHARE) {
            return limit.bytes();
        }
        long heap = Runtime.getRuntime().maxMemory();
        long left = limit.bytes() - heap - reserve;
        if (left < LEAST_BUDGET) {
            throw new IllegalArgumentException("a memory limit of " + new ByteSize(limit.bytes())
                    + " is too little: with a heap of " + new ByteSize(heap) + " this process needs "
                    + new ByteSize(heap + reserve + LEAST_BUDGET) + " or more");
        }
        return left;
    }

    /// What a limit is for.
    public enum Scope {
        /// The process, heap and native memory of the JVM included.
        PROCESS,
        /// What Leat holds off the heap in a process that is somebody else's.
        SHARE;

        /// The process is ours where one of our modules was started as its main module, as the launcher does.
        public static Scope ofMainModule() {
            return System.getProperty("jdk.module.main", "").startsWith("dev.leat.") ? PROCESS : SHARE;
        }
    }
}
