package dev.leat.core.memory;

import dev.leat.api.kernel.Strain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long tasks wait for memory, as the kernel's pressure stall information says: that of the control group where
/// there is one, since that of the system blames neighbours too.
///
/// It goes by the growth of `some total`, in microseconds. The averages beside it decay for a minute after a single
/// stall.
///
/// Source: Linux Documentation/accounting/psi.rst; admin-guide/cgroup-v2.rst, "memory.pressure".
public final class MemoryStalls {

    private static final Pattern SOME = Pattern.compile("some .*\\btotal=(\\d{1,18})");

    /// Reading the file takes some 20 us, and over less time than this there is little to see.
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long UNKNOWN = -1;

    private final Path file;
    private final LongSupplier clock;
    private long read;
    private long totalMicros;
    private double share;

    /// @param clock nanoseconds
    MemoryStalls(Path file, LongSupplier clock) {
        this.file = file;
        this.clock = clock;
        this.read = clock.getAsLong();
        this.totalMicros = total();
        this.share = totalMicros == UNKNOWN ? Strain.UNAVAILABLE : 0;
    }

    /// Those of this process's control group, or of the system.
    public static MemoryStalls ofProcess() {
        return new MemoryStalls(Cgroup.of(Path.of("/")).pressure(), System::nanoTime);
    }

    /// The share of the time since this was measured last in which some task waited, or [Strain#UNAVAILABLE].
    /// Measured at most every 10 ms, the same in between.
    public double share() {
        long now = clock.getAsLong();
        if (totalMicros == UNKNOWN || now - read < BETWEEN_NANOS) {
            return share;
        }
        long latest = total();
        if (latest == UNKNOWN) {
            share = Strain.UNAVAILABLE;
        } else {
            double waited = TimeUnit.MICROSECONDS.toNanos(latest - totalMicros);
            share = Math.clamp(waited / (now - read), 0, 1);
        }
        totalMicros = latest;
        read = now;
        return share;
    }

    /// There may be no file, or one that the kernel refuses to read: with psi=0 on its command line.
    private long total() {
        try {
            Matcher some = SOME.matcher(Files.readString(file));
            return some.find() ? Long.parseLong(some.group(1)) : UNKNOWN;
        } catch (IOException _) {
            return UNKNOWN;
        }
    }
}
