package dev.leat.core.run;

import java.util.concurrent.atomic.LongAdder;

/// What a run counts, from all its threads.
final class Tally {

    final LongAdder rowsIn = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder bytesRead = new LongAdder();
    final LongAdder batches = new LongAdder();
    final LongAdder reopened = new LongAdder();
}
