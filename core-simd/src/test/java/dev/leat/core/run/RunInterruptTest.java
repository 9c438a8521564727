package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.sink.Sink;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import dev.leat.core.memory.SlabPool;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class RunInterruptTest {

    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void anInterruptEndsARunThatWaits() throws Exception {
        var sink = new StuckSink();
        var run = new TestRun(new Settings("32MB", 3, "scalar", "fixed:rows=10"), SlabPool.Lending.POOLED);
        Thread caller = Thread.currentThread();
        Thread interrupter = Thread.startVirtualThread(() -> {
            try {
                writing.await();
            } catch (InterruptedException _) {
                return;
            }
            caller.interrupt();
        });

        assertThatThrownBy(() -> run.run(
                        Tape.of(1_000_000, 1000), Pipeline.from("tape:").to(new Pipeline.Target.Given(_ -> sink))))
                .isInstanceOf(InterruptedException.class);

        assertThat(interrupter.join(Duration.ofSeconds(5))).isTrue();
        assertThat(sink.flushed).isFalse();
        assertThat(sink.closed).isTrue();
        assertThat(run.held()).isZero();
    }

    /// Waits for ever in its first write.
    private final class StuckSink implements Sink {
        private boolean flushed;
        private boolean closed;

        @Override
        public void write(Batch batch) throws InterruptedException {
            writing.countDown();
            never.await();
        }

        @Override
        public void flush() {
            flushed = true;
        }

        @Override
        public long bytesWritten() {
            return 0;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
