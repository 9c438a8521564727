package dev.leat.core;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillProvider;
import dev.leat.core.kernels.KernelChoice;
import dev.leat.core.memory.Machine;
import dev.leat.core.memory.ProcessLimit;
import dev.leat.core.memory.ProcessMemory;
import dev.leat.core.memory.SlabPool;
import dev.leat.core.run.Planner;
import dev.leat.core.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Runs pipelines: finds plugins, holds the budget, starts the threads. Costly to open and cheap to use; several runs,
/// also at the same time, share one budget.
public final class Engine implements AutoCloseable {

    private final Plugins plugins;
    private final Environment environment;
    private final ProcessMemory memory;
    private final SlabPool pool;
    private final Planner planner;

    private Engine(Settings settings, Plugins plugins, ProcessMemory memory) {
        this.plugins = plugins;
        this.memory = memory;
        this.environment = environment(settings, plugins, memory);
        this.pool = new SlabPool(memory.budget(), SlabPool.Lending.ofSystemProperty());
        this.planner = new Planner(plugins, environment, settings.controller());
    }

    private static Environment environment(Settings settings, Plugins plugins, ProcessMemory memory) {
        var environment = new Environment(memory.budget(), KernelChoice.choose(settings.kernels()), settings.threads());
        Environment spilling = environment.spillingTo(spill(settings, plugins, environment));
        return spilling.keepingStateIn(new PluginStates(plugins.states(), spilling));
    }

    /// That of the first plugin there is. It makes nothing on the disk before something is spilled.
    private static Spill spill(Settings settings, Plugins plugins, Environment environment) {
        if (plugins.spills().isEmpty()) {
            return Spill.NONE;
        }
        SpillProvider provider = plugins.spills().getFirst();
        return provider.open(Options.of(provider, settings.spill()), environment);
    }

    /// @throws IllegalArgumentException for settings that are not valid, or a memory limit below what the process
    ///     needs
    public static Engine open(Settings settings) {
        return open(settings, Plugins.find());
    }

    /// Opens an engine with plugins of the caller's choice.
    ///
    /// @throws IllegalArgumentException as [#open(Settings)]
    public static Engine open(Settings settings, Plugins plugins) {
        ProcessLimit limit = ProcessLimit.parse(settings.memory(), Machine::here);
        return new Engine(settings, plugins, ProcessMemory.within(limit, ProcessMemory.Scope.ofMainModule()));
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
        return new Run(environment, memory, pool).run(pipeline, planner, observer);
    }

    /// The columns of a pipeline's input, in their natural types.
    ///
    /// @throws PipelineException where it cannot be read
    public Schema inputSchema(Pipeline pipeline) throws InterruptedException {
        return new Run(environment, memory, pool).inputSchema(pipeline, planner);
    }

    /// How the inputs of a pipeline are stored, in lines for people.
    ///
    /// @throws PipelineException where one cannot be read
    public List<String> inputDetails(Pipeline pipeline) throws InterruptedException {
        return new Run(environment, memory, pool).inputDetails(pipeline, planner);
    }

    /// What a run of a pipeline would read, skip and write.
    ///
    /// @throws IllegalArgumentException as [#run]
    /// @throws PipelineException where an input cannot be read
    public Explanation explain(Pipeline pipeline) throws InterruptedException {
        return new Run(environment, memory, pool).explain(pipeline, planner);
    }

    /// What plugins are lent: the budget and the kernels chosen.
    public Environment environment() {
        return environment;
    }

    /// The plugins found.
    public Plugins plugins() {
        return plugins;
    }

    /// Gives back the memory that batches lay in, and deletes what was spilled. No run may be under way.
    @Override
    public void close() {
        try {
            environment.spill().close();
        } catch (IOException e) {
            throw new UncheckedIOException("what was spilled could not be deleted", e);
        } finally {
            pool.close();
        }
    }
}
