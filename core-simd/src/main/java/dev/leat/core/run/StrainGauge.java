package dev.leat.core.run;

import dev.leat.api.kernel.Strain;
import dev.leat.api.spill.Spill;
import dev.leat.core.memory.MemoryStalls;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Measures what memory costs between one batch and the next. For one thread at a time.
final class StrainGauge {

    private final Spill spill;
    private final MemoryStalls stalls = MemoryStalls.ofProcess();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private long spilled;
    private long gcMillis;

    StrainGauge(Spill spill) {
        this.spill = spill;
        next(0);
    }

    /// What there was since this was asked last.
    ///
    /// @param refused batches that found no memory meanwhile
    Strain next(int refused) {
        long spilledBefore = spilled;
        long gcBefore = gcMillis;
        spilled = spill.usage().written();
        gcMillis = gcMillis();
        long gcNanos = TimeUnit.MILLISECONDS.toNanos(gcMillis - gcBefore);
        return new Strain(stalls.share(), spilled - spilledBefore, gcNanos, refused);
    }

    private long gcMillis() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            // -1 where a collector does not tell.
            sum += Math.max(0, collector.getCollectionTime());
        }
        return sum;
    }
}
