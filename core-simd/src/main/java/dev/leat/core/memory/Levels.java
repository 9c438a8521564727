package dev.leat.core.memory;

import dev.leat.core.MemoryLevel;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Which levels of memory hold now, and how often each was reached. Tells the flight recorder.
///
/// Thread-safe. Takes no other lock while it holds its own.
public final class Levels {

    private final Set<MemoryLevel> holding = EnumSet.noneOf(MemoryLevel.class);
    private final Map<MemoryLevel, Long> reached = new EnumMap<>(MemoryLevel.class);

    Levels() {
        for (MemoryLevel level : MemoryLevel.values()) {
            reached.put(level, 0L);
        }
    }

    /// Takes how much is in use.
    synchronized void use(long used, long limit) {
        for (MemoryLevel level : Set.of(MemoryLevel.SHRINK, MemoryLevel.SPILL, MemoryLevel.PAUSE)) {
            update(level, used, limit);
        }
    }

    /// Takes how much the process holds.
    ///
    /// @return whether it is nearly all
    synchronized boolean resident(long bytes, long limit) {
        update(MemoryLevel.BREAKER, bytes, limit);
        return holding.contains(MemoryLevel.BREAKER);
    }

    /// Takes that somebody did not get what they asked for.
    synchronized void refused(long used, long limit) {
        reach(MemoryLevel.REFUSE, used, limit);
    }

    public synchronized boolean holds(MemoryLevel level) {
        return holding.contains(level);
    }

    /// Those that hold now.
    public synchronized Set<MemoryLevel> holding() {
        return Set.copyOf(holding);
    }

    /// How often each was reached.
    public synchronized Map<MemoryLevel, Long> reached() {
        return new EnumMap<>(reached);
    }

    private void update(MemoryLevel level, long used, long limit) {
        double share = (double) used / Math.max(1, limit);
        if (holding.contains(level)) {
            if (share < level.until()) {
                holding.remove(level);
            }
        } else if (share >= level.from()) {
            holding.add(level);
            reach(level, used, limit);
        }
    }

    private void reach(MemoryLevel level, long used, long limit) {
        reached.merge(level, 1L, Long::sum);
        var event = new LevelReached();
        event.level = level.word();
        event.used = used;
        event.limit = limit;
        event.commit();
    }
}
