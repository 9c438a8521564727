package dev.leat.core.arrow;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Pipeline.Target;
import dev.leat.core.PipelineException;
import dev.leat.core.run.TaskScope;

/// The rows of a pipeline as an `ArrowArrayStream`, which another engine in this process reads while the pipeline runs.
///
/// ```
/// try (var trades = ArrowStream.of(engine, Pipeline.from("trades.csv"))) {
///     duckdb.registerArrowStream("trades", trades);
/// ```
///
/// The pipeline runs on threads of its own, and as fast as it is read: one batch waits. Batches are given away where
/// they lie. The memory of each is the reader's until it releases it, and goes back to the engine's budget once what
/// was given away before is released too. So the engine stays open until everything is released; and a reader that
/// keeps all batches needs a budget for all of them.
///
/// Memory may be mapped files: a reader in native code does not survive a file that shrinks while it is read.
public final class ArrowStream implements AutoCloseable {

    private final StreamSink sink;
    private final StreamStruct struct;
    private final TaskScope scope = new TaskScope();

    private ArrowStream(StreamSink sink, StreamStruct struct) {
        this.sink = sink;
        this.struct = struct;
    }

    /// Starts a pipeline, whose target is not used: its rows come out here. What cannot be run is told to the
    /// reader of the stream, with the message of the exception.
    public static ArrowStream of(Engine engine, Pipeline pipeline) {
        var sink = new StreamSink(engine.environment().memory());
        var stream = new ArrowStream(sink, new StreamStruct(sink));
        Pipeline here = pipeline.to(new Target.Given(sink::begin));
        stream.scope.start("leat-arrow", () -> {
            try {
                engine.run(here);
            } catch (PipelineException | IllegalArgumentException e) {
                sink.fail(e);
                throw e;
            } finally {
                // Whatever happened, nobody waits for more.
                sink.end();
            }
        });
        return stream;
    }

    /// Where the `ArrowArrayStream` is. Its reader may move it elsewhere, as the interface says.
    public long memoryAddress() {
        return struct.address();
    }

    /// Ends the pipeline, if it still runs, and the stream. Batches that were given away stay valid until they are
    /// released.
    @Override
    public void close() {
        sink.abandon();
        scope.close();
        struct.close();
    }
}
