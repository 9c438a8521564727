package dev.leat.bench.measure;

import dev.leat.bench.engine.Launch;
import dev.leat.bench.engine.Turns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A process that does its task once, from its start to its end: what someone who types a command waits for.
public final class WholeProcess {

    private static final int MILLIS_BETWEEN_LOOKS = 10;

    private WholeProcess() {}

    /// @param log where its outputs go
    /// @throws RunFailed where it ends with another exit code than 0
    public static Usage run(Launch launch, Path log) throws IOException, InterruptedException, RunFailed {
        Path told = Files.writeString(log.resolveSibling("told"), Turns.GO + "\n");
        ProcessBuilder builder = launch.builder()
                .redirectInput(told.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        ProcessFigures figures = ProcessFigures.NONE;
        try {
            while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                figures = figures.and(ProcessFigures.of(process));
            }
        } finally {
            process.destroyForcibly();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new RunFailed(LastWords.of(log, "it ended with exit code " + process.exitValue()));
        }
        return new Usage(seconds, figures.cpuSeconds(), figures.peakBytes());
    }
}
