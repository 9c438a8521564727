package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.kernel.Kernel;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// Where lanes have ended whose rows are merged: brings the kernels into one, which passes on what it has made of all.
final class MergeLink implements Link {

    private final List<Kernel> kernels;
    private final Function<Kernel, Link> onwards;

    /// @param kernels one or more, each of which had some of the rows
    /// @param onwards makes the link of the kernel that is left
    MergeLink(List<Kernel> kernels, Function<Kernel, Link> onwards) {
        this.kernels = kernels;
        this.onwards = onwards;
    }

    @Override
    public void take(Batch batch) {
        throw new IllegalStateException("rows came after those of all lanes");
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        Kernel all = kernels.getFirst();
        for (Kernel other : kernels.subList(1, kernels.size())) {
            all.merge(other);
        }
        onwards.apply(all).finish();
    }

    @Override
    public boolean satisfied() {
        return false;
    }
}
