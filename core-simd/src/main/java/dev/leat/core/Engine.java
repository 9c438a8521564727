package dev.leat.core;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;

/// Runs pipelines: finds plugins, holds the budget, starts the threads. Costly to open and cheap to use; several runs,
/// also at the same time, share one budget.
@SuppressWarnings("DoNotCallSuggester")
public final class Engine implements AutoCloseable {

    private Engine() {}

    /// @throws IllegalArgumentException for settings that are not valid, or a memory limit below what the process
    /// needs
    public static Engine open(Settings settings) {
        throw new UnsupportedOperationException("being written: " + settings);
    }

    /// Runs a pipeline to its end.
    ///
    /// @throws IllegalArgumentException for anything in the pipeline that cannot be; nothing was started or written
    ///     then
    /// @throws PipelineException where the run failed; the output is as it was before
    /// @throws InterruptedException where the calling thread was interrupted; likewise
    public Summary run(Pipeline pipeline) throws InterruptedException {
        return run(pipeline, Observer.NONE);
    }

    /// Runs a pipeline to its end, and tells an observer how it goes.
    public Summary run(Pipeline pipeline, Observer observer) throws InterruptedException {
        throw new UnsupportedOperationException("being written: " + pipeline + observer);
    }

    /// The columns of a pipeline's input, in their natural types.
    public Schema inputSchema(Pipeline pipeline) throws InterruptedException {
        throw new UnsupportedOperationException("being written: " + pipeline);
    }

    /// What plugins are lent: the budget and the kernels chosen.
    public Environment environment() {
        throw new UnsupportedOperationException("being written");
    }

    /// The plugins found.
    public Plugins plugins() {
        throw new UnsupportedOperationException("being written");
    }

    @Override
    public void close() {}
}
