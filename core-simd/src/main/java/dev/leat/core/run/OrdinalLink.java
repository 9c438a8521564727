package dev.leat.core.run;

import dev.leat.api.data.Batch;
import java.io.IOException;

/// Tells a lane's rows their ordinals, on the way to a kernel whose rows are merged.
final class OrdinalLink implements Link {

    /// Rows of a lane are numbered with so many bits; the lane's number is above them, and the sign is free.
    private static final int ROW_BITS = 48;

    private final Link next;
    private long ordinal;

    /// @param lane its number, from 0
    /// @throws IllegalArgumentException where there are too many lanes to number
    OrdinalLink(int lane, Link next) {
        if (lane >= 1 << (Long.SIZE - 1 - ROW_BITS)) {
            throw new IllegalArgumentException("rows of more than " + lane + " lanes cannot be put in order");
        }
        this.ordinal = (long) lane << ROW_BITS;
        this.next = next;
    }

    @Override
    public void take(Batch batch) throws IOException, InterruptedException {
        next.take(new Batch(
                batch.schema(), batch.rows(), batch.columns(), batch.origin().withOrdinals(ordinal)));
        ordinal += batch.rows();
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }
}
