package dev.leat.core.memory;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.memory.Share;
import dev.leat.api.plugin.ByteSize;
import dev.leat.core.MemoryLevel;
import dev.leat.core.Summary.Held;
import java.lang.foreign.Arena;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The budget of an engine.
///
/// Invariant, under this object's lock: `used` is the sum of what `held` has by owner; no take makes `used` larger than
/// `limit`; `peak` is the largest that `used` ever was. The limit may be lowered below what is used: nothing can be
/// taken then until enough was given back. No other lock is taken while this one is held.
///
/// Owners are known by the first word of their names where it comes to the most that each held: names of files would
/// have no end.
public final class Budget implements MemoryBudget {

    private static final int OWNERS_NAMED = 4;

    private final Levels levels = new Levels();
    private final FairShares shares = new FairShares(this::inUse, this::limit, () -> levels().holds(MemoryLevel.SPILL));
    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Part> parts = new TreeMap<>();
    private long limit;
    private long used;
    private long peak;

    // Set once by the pool, before the budget is shared.
    private Spare spare = Spare.NONE;

    public Budget(long limit) {
        this.limit = limit;
    }

    /// Names who can give back memory that is held but not in use. Asked before a take is refused.
    public void spare(Spare holder) {
        spare = holder;
    }

    @Override
    public Arena open(String owner) {
        return new ChargingArena(this, owner);
    }

    @Override
    public Lease lease(String owner, long bytes) {
        take(owner, bytes);
        return new BudgetLease(this, owner, bytes);
    }

    /// @throws MemoryExceededException where there is no room, and nobody who can make it
    void take(String owner, long bytes) {
        while (!tryTake(owner, bytes)) {
            if (!spare.giveBack(bytes)) {
                levels.refused(used(), limit());
                throw exceeded(owner, bytes);
            }
        }
    }

    synchronized boolean tryTake(String owner, long bytes) {
        if (bytes > limit - used) {
            return false;
        }
        used += bytes;
        peak = Math.max(peak, used);
        held.merge(owner, bytes, Long::sum);
        part(owner).add(bytes);
        return true;
    }

    synchronized void giveBack(String owner, long bytes) {
        used -= bytes;
        part(owner).add(-bytes);
        held.computeIfPresent(owner, (_, before) -> before == bytes ? null : before - bytes);
    }

    @Override
    public synchronized long used() {
        return used;
    }

    @Override
    public synchronized long limit() {
        return limit;
    }

    /// Corrects the limit to what experience with the process has shown to be right.
    public synchronized void limit(long bytes) {
        limit = bytes;
    }

    @Override
    public Share share(String owner) {
        return shares.open();
    }

    /// What is held and in use: all but what is held just to have it at hand.
    public long inUse() {
        long idle = spare.idle();
        return used() - idle;
    }

    /// Which levels hold, by what is in use now.
    public Levels levels() {
        levels.use(inUse(), limit());
        return levels;
    }

    /// Gives back what is held just to have it at hand.
    void trim() {
        spare.trim();
    }

    /// The most bytes that each part held at once, the largest first.
    public synchronized List<Held> peaks() {
        return parts.entrySet().stream()
                .map(entry -> new Held(entry.getKey(), entry.getValue().peak))
                .sorted(Comparator.comparingLong(Held::bytes).reversed())
                .toList();
    }

    /// The most bytes in use at once.
    public synchronized long peak() {
        return peak;
    }

    private synchronized MemoryExceededException exceeded(String owner, long bytes) {
        String owners = held.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(OWNERS_NAMED)
                .map(entry -> entry.getKey() + " " + new ByteSize(entry.getValue()))
                .collect(Collectors.joining(", "));
        String holders = owners.isEmpty() ? "nobody holds any" : "most by " + owners;
        return new MemoryExceededException(
                "no room for " + new ByteSize(bytes) + " for " + owner + ": "
                        + new ByteSize(used) + " of " + new ByteSize(Math.max(0, limit)) + " are held, " + holders
                        + "; give more with --memory, or use fewer --threads or smaller batches (--controller fixed:rows=1024)");
    }

    private Part part(String owner) {
        int end = owner.indexOf(' ');
        return parts.computeIfAbsent(end < 0 ? owner : owner.substring(0, end), _ -> new Part());
    }

    /// Somebody who holds memory only to have it at hand.
    public interface Spare {
        /// Holds nothing.
        Spare NONE = _ -> false;

        /// @return whether anything was given back
        boolean giveBack(long bytes);

        /// How many bytes it holds so.
        default long idle() {
            return 0;
        }

        /// Gives all of it back.
        default void trim() {}
    }

    private static final class Part {
        private long now;
        private long peak;

        private void add(long bytes) {
            now += bytes;
            peak = Math.max(peak, now);
        }
    }
}
