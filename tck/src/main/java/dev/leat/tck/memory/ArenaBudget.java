package dev.leat.tck.memory;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.Arena;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A budget over plain shared arenas, for tests: memory used after it was closed throws, and what is still held at the
/// end of a test is a leak.
///
/// Thread-safe: the lock holds that `used` is the sum over `held`.
public final class ArenaBudget implements MemoryBudget {

    private final long limit;
    private final Map<String, Long> held = new TreeMap<>();
    private long used;
    private long peak;

    public ArenaBudget(long limit) {
        this.limit = limit;
    }

    /// What an engine would lend, with this budget, scalar kernels and one thread.
    public Environment environment() {
        return environment(KernelMode.SCALAR);
    }

    public Environment environment(KernelMode kernels) {
        return new Environment(this, kernels, 1);
    }

    @Override
    public Arena open(String owner) {
        return new ChargedArena(this, owner);
    }

    @Override
    public Lease lease(String owner, long bytes) {
        take(owner, bytes);
        return new HeldLease(this, owner, bytes);
    }

    @Override
    public synchronized long used() {
        return used;
    }

    @Override
    public long limit() {
        return limit;
    }

    /// The most that was ever held at once.
    public synchronized long peak() {
        return peak;
    }

    synchronized void take(String owner, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a lease of " + bytes + " bytes");
        }
        if (bytes > limit - used) {
            throw new MemoryExceededException("no room for " + bytes + " bytes of '" + owner + "': " + used + " of "
                    + limit + " are held, by " + owners() + "; a larger budget or smaller batches help");
        }
        held.merge(owner, bytes, Long::sum);
        used += bytes;
        peak = Math.max(peak, used);
    }

    synchronized void giveBack(String owner, long bytes) {
        held.merge(owner, -bytes, (before, less) -> before + less);
        held.remove(owner, 0L);
        used -= bytes;
    }

    private String owners() {
        return held.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(3)
                .map(entry -> "'" + entry.getKey() + "' " + entry.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
