package dev.leat.core.run;

import java.time.Duration;

/// How often a reader is opened again after failures in a row, and how long it is waited before: twice as long each
/// time.
///
/// @param most after so many failures without a batch in between, the run fails
record Retry(int most, Duration first, Duration longest) {

    static final Retry USUAL = new Retry(6, Duration.ofMillis(100), Duration.ofSeconds(5));

    /// @param failure how many there were before, 0 or more
    Duration before(int failure) {
        Duration doubled = first.multipliedBy(1L << Math.min(failure, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
