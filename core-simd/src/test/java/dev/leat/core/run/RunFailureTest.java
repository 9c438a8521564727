package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Schema;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.PipelineException;
import dev.leat.core.Settings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunFailureTest {

    private static final Settings SETTINGS = new Settings("64MB", 2, "scalar", "fixed:rows=100");

    @Test
    void aFailureToCloseDoesNotHideWhatWentWrong() throws Exception {
        var source = new Unclosable(Tape.of(3000, 400));
        try (Engine engine = Engine.open(SETTINGS, FakePlugins.around(source))) {
            Pipeline pipeline = Pipeline.from("tape:").to(new Pipeline.Target.Given(_ -> new Full()));

            assertThatThrownBy(() -> engine.run(pipeline))
                    .isInstanceOfSatisfying(
                            PipelineException.class,
                            failed -> assertThat(failed.stage()).isEqualTo(PipelineException.Stage.WRITE))
                    .hasRootCauseMessage("the disk is full")
                    .satisfies(failed -> assertThat(failed.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .contains("the file cannot be closed"));
        }
    }

    /// A source whose readers fail to close.
    private record Unclosable(Tape tape) implements Source {
        @Override
        public Schema schema() {
            return tape.schema();
        }

        @Override
        public List<Split> splits(Scan scan) {
            return tape.splits(scan);
        }

        @Override
        public Reader open(Split split, Scan scan, Position from) throws IOException {
            Reader reader = tape.open(split, scan, from);
            return new Reader() {
                @Override
                public boolean read(BatchBuilder lent) throws IOException, InterruptedException {
                    return reader.read(lent);
                }

                @Override
                public Position position() {
                    return reader.position();
                }

                @Override
                public void close() throws IOException {
                    throw new IOException("the file cannot be closed");
                }
            };
        }

        @Override
        public void close() {
            tape.close();
        }
    }

    private static final class Full implements Sink {
        @Override
        public void write(Batch batch) throws IOException {
            throw new IOException("the disk is full");
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
