package dev.leat.core.arrow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Structs that were given away together, each of which is released by itself. The last one gives back what they lie
/// in. They are known by a number, which is their private data, so that nothing that C holds points into the heap.
final class Exported {

    private static final Map<Long, Exported> ALL = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong(1);

    private final AtomicInteger holders;
    private final Runnable release;

    private Exported(int structs, Runnable release) {
        this.holders = new AtomicInteger(structs);
        this.release = release;
    }

    /// @param structs how many there are
    /// @param release is run once, by whichever thread releases the last
    /// @return their number
    static long add(int structs, Runnable release) {
        long number = NEXT.getAndIncrement();
        ALL.put(number, new Exported(structs, release));
        return number;
    }

    /// Counts one struct as released.
    static void release(long number) {
        Exported exported = ALL.get(number);
        if (exported != null && exported.holders.decrementAndGet() == 0) {
            ALL.remove(number);
            exported.release.run();
        }
    }
}
