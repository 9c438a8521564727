package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.sink.Sink;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TailTest {

    private static final Batch THREE = new Batch(new Schema(List.of()), 3, List.of(), Origin.NOWHERE);

    private final Failing sink = new Failing();
    private final Tail tail = new Tail(sink, 6);

    @Test
    void takesRowsUpToTheLimit() throws Exception {
        sink.sound = true;

        assertThat(tail.write(THREE)).isEqualTo(3);
        assertThat(tail.write(THREE)).isEqualTo(3);
        assertThat(tail.write(THREE)).isZero();
        assertThat(tail.left()).isZero();
    }

    @Test
    void aLaneDoesNotReachTheLimitBehindAFailureOfTheSink() throws Exception {
        assertThatThrownBy(() -> tail.write(THREE)).isInstanceOf(IOException.class);
        sink.sound = true;

        assertThat(tail.write(THREE)).isZero();
        assertThat(tail.write(THREE)).isZero();
        assertThat(tail.left()).as("so that nobody stops the run").isEqualTo(6);
        assertThat(sink.asked).isEqualTo(1);
    }

    private static final class Failing implements Sink {
        private boolean sound;
        private int asked;

        @Override
        public void write(Batch batch) throws IOException {
            asked++;
            if (!sound) {
                throw new IOException("the disk is full");
            }
        }

        @Override
        public void flush() {}

        @Override
        public long bytesWritten() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
