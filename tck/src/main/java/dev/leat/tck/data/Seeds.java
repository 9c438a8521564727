package dev.leat.tck.data;

import java.util.concurrent.ThreadLocalRandom;

/// Where the seeds of random tests come from: `-Dleat.seed`, or a new one each time. It is printed, so that what failed
/// can be run again.
public final class Seeds {

    private Seeds() {}

    /// @param of what it is for: the name of the test
    public static long next(String of) {
        long seed = Long.getLong("leat.seed", ThreadLocalRandom.current().nextLong());
        System.out.println(of + ": -Dleat.seed=" + seed);
        return seed;
    }
}
