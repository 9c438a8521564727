/// The engine behind the API: pipelines, the memory budget, and kernels on the Vector API with scalar twins.
// The module that the last exports name is built after this one.
@SuppressWarnings("module")
module dev.leat.core {
    requires transitive dev.leat.api;
    requires com.github.oshi.common;
    requires datasketches.java;
    requires jdk.incubator.vector;
    requires jdk.jfr;
    requires jdk.management;
    requires static org.jspecify;

    exports dev.leat.core;
    exports dev.leat.core.arrow;
    // What `leat doctor` shows.
    exports dev.leat.core.kernels to
            dev.leat.cli;
    exports dev.leat.core.memory to
            dev.leat.cli;
    // What `leat controllers` runs.
    exports dev.leat.core.simulation to
            dev.leat.cli;

    uses dev.leat.api.kernel.ControllerProvider;
    uses dev.leat.api.kernel.KernelProvider;
    uses dev.leat.api.sink.SinkProvider;
    uses dev.leat.api.source.FormatProvider;
    uses dev.leat.api.source.SourceProvider;
    uses dev.leat.api.source.StoreProvider;
    uses dev.leat.api.spill.SpillProvider;
    uses dev.leat.api.state.KeyedStateProvider;

    provides dev.leat.api.kernel.ControllerProvider with
            dev.leat.core.controller.AimdProvider,
            dev.leat.core.controller.AutoProvider,
            dev.leat.core.controller.ByteTargetProvider,
            dev.leat.core.controller.ColumnsProvider,
            dev.leat.core.controller.DybbsProvider,
            dev.leat.core.controller.FixedProvider,
            dev.leat.core.controller.FixedPointProvider,
            dev.leat.core.controller.HybridProvider,
            dev.leat.core.controller.PidProvider,
            dev.leat.core.controller.ThresholdProvider,
            dev.leat.core.controller.VegasProvider;
    provides dev.leat.api.kernel.KernelProvider with
            dev.leat.core.aggregate.AggregateProvider,
            dev.leat.core.bars.BarsProvider,
            dev.leat.core.sort.DedupeProvider,
            dev.leat.core.sort.SortProvider;
    provides dev.leat.api.sink.SinkProvider with
            dev.leat.core.sink.NullSinkProvider;
    provides dev.leat.api.source.SourceProvider with
            dev.leat.core.tape.TapeProvider;
    provides dev.leat.api.state.KeyedStateProvider with
            dev.leat.core.state.HashStateProvider;
}
