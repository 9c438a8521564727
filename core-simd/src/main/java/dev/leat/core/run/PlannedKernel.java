package dev.leat.core.run;

import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import java.util.Set;

/// A kernel that a run needs, perhaps several times.
///
/// @param offered what comes to it
/// @param inputs what it wants of that
/// @param required without a value in which of them a row is of no use to it
/// @param output what comes out of it
record PlannedKernel(
        KernelProvider provider,
        Options options,
        Schema offered,
        Projection inputs,
        Set<String> required,
        Schema output) {

    KernelProvider.RowOrder order() {
        return provider.order();
    }

    /// Opens one more, ready to take rows.
    Kernel open(Environment environment) {
        Kernel kernel = provider.open(options, environment);
        kernel.inputs(offered);
        kernel.output(inputs.output());
        return kernel;
    }
}
