package dev.leat.core.run;

import dev.leat.api.data.Batch;
import java.io.IOException;

/// One of several kernels whose rows are merged. Its end is not that of a lane or a worker, but of all.
final class ShareLink implements Link {

    private final Link kernel;

    ShareLink(Link kernel) {
        this.kernel = kernel;
    }

    @Override
    public void take(Batch batch) throws IOException, InterruptedException {
        kernel.take(batch);
    }

    @Override
    public void finish() {}

    @Override
    public boolean satisfied() {
        return false;
    }
}
