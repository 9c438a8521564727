package dev.leat.bench.engine;

import java.nio.file.Path;

/// Work on a library, written by hand. It has a public constructor without parameters.
public interface JavaTask {

    /// @param output where the answer goes
    void run(Path input, Path output, int threads) throws Exception;
}
