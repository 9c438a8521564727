package dev.leat.formats.arrow.columns;

import java.util.concurrent.atomic.AtomicInteger;

/// Memory that a reader and any number of batches share. The last of them to release it closes it. Any thread may.
public final class Shared {

    private final Runnable close;
    private final AtomicInteger holders = new AtomicInteger(1);

    /// Held by whoever makes it.
    public Shared(Runnable close) {
        this.close = close;
    }

    void hold() {
        holders.incrementAndGet();
    }

    public void release() {
        if (holders.decrementAndGet() == 0) {
            close.run();
        }
    }
}
