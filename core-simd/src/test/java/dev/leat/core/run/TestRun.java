package dev.leat.core.run;

import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Environment;
import dev.leat.core.Observer;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import dev.leat.core.Summary;
import dev.leat.core.kernels.KernelChoice;
import dev.leat.core.memory.ProcessLimit;
import dev.leat.core.memory.ProcessMemory;
import dev.leat.core.memory.SlabPool;
import java.time.Duration;

/// Runs a pipeline over a tape like an engine does, but for waiting only a little after failures.
final class TestRun {

    private static final Retry QUICK = new Retry(12, Duration.ofMillis(1), Duration.ofMillis(2));

    private final Settings settings;
    private final SlabPool.Lending lending;
    private final ProcessMemory memory;
    private final KernelProvider[] kernels;

    /// @param kernels those that a test adds
    TestRun(Settings settings, SlabPool.Lending lending, KernelProvider... kernels) {
        this.settings = settings;
        this.lending = lending;
        this.kernels = kernels;
        long bytes = ByteSize.parse(settings.memory()).bytes();
        this.memory = ProcessMemory.within(new ProcessLimit(bytes), ProcessMemory.Scope.SHARE);
    }

    Summary run(Tape tape, Pipeline pipeline) throws InterruptedException {
        return run(tape, pipeline, Observer.NONE);
    }

    Summary run(Tape tape, Pipeline pipeline, Observer observer) throws InterruptedException {
        var environment = new Environment(memory.budget(), KernelChoice.choose(settings.kernels()), settings.threads());
        var planner = new Planner(FakePlugins.around(tape, kernels), environment, settings.controller());
        try (var pool = new SlabPool(memory.budget(), lending)) {
            return new Run(environment, memory, pool, QUICK).run(pipeline, planner, observer);
        }
    }

    /// What is still held of the budget.
    long held() {
        return memory.budget().used();
    }
}
