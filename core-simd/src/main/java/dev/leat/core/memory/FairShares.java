package dev.leat.core.memory;

import dev.leat.api.memory.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Divides what operators that can spill may hold.
///
/// Source: Apache DataFusion, FairSpillPool (`datafusion/execution/src/memory_pool/pool.rs`): what is left by memory
/// that cannot be spilled is divided evenly. Here an operator may also hold what others leave of theirs.
///
/// Thread-safe. The suppliers are asked outside of its lock.
final class FairShares {

    /// What is left free so that batches can flow.
    private static final double USED = 0.85;

    /// To what use comes down once too much is in use.
    private static final double REVOKED = 0.60;

    private final LongSupplier used;
    private final LongSupplier limit;
    private final BooleanSupplier revoking;
    private final List<Member> members = new ArrayList<>();

    /// @param used bytes of the budget in use, by whomever
    /// @param revoking whether too much is in use
    FairShares(LongSupplier used, LongSupplier limit, BooleanSupplier revoking) {
        this.used = used;
        this.limit = limit;
        this.revoking = revoking;
    }

    Share open() {
        var member = new Member();
        synchronized (this) {
            members.add(member);
        }
        return member;
    }

    /// What one of several operators may hold.
    ///
    /// @param all what all of them may hold together
    /// @param others what the others hold
    /// @param count how many there are
    static long fair(long all, long others, int count) {
        return Math.max(0, Math.max(all / count, all - others));
    }

    private long of(Member asking) {
        double share = revoking.getAsBoolean() ? REVOKED : USED;
        long inUse = used.getAsLong();
        long most = (long) (limit.getAsLong() * share);
        synchronized (this) {
            long spillable = 0;
            for (Member member : members) {
                spillable += member.held;
            }
            long fixed = Math.max(0, inUse - spillable);
            return fair(most - fixed, spillable - asking.held, members.size());
        }
    }

    private final class Member implements Share {

        // Guarded by the lock of all shares.
        private long held;

        @Override
        public long bytes() {
            return of(this);
        }

        @Override
        public void holds(long bytes) {
            synchronized (FairShares.this) {
                held = bytes;
            }
        }

        @Override
        public void close() {
            synchronized (FairShares.this) {
                members.remove(this);
            }
        }
    }
}
