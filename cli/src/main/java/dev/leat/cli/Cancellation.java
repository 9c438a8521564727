package dev.leat.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns SIGINT and SIGTERM into an interrupt of the thread that works, and gives it a second to clean up behind
/// itself. The JVM then ends with 128 and the signal's number: 130 for Ctrl-C.
final class Cancellation {

    private static final long PATIENCE_MILLIS = 950;

    private final CountDownLatch ended = new CountDownLatch(1);

    private Cancellation() {}

    static Cancellation of(Thread worker) {
        var cancellation = new Cancellation();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancellation.cancel(worker), "cancel"));
        return cancellation;
    }

    /// Says that there is nothing left to cancel.
    void ended() {
        ended.countDown();
    }

    private void cancel(Thread worker) {
        if (ended.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            boolean clean = ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!clean) {
                System.err.println("leat: stopped in the midst of cleaning up; temporary files may be left");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
