package dev.leat.bench.measure;

import dev.leat.bench.engine.Launch;
import dev.leat.bench.engine.Turns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A process that does its task again each time it is told to, so that compilers, caches and pools are warm. It is
/// timed from outside: from the word to the answer.
final class LiveProcess implements AutoCloseable {

    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final Path log;

    /// @param log where its standard error goes
    LiveProcess(Launch launch, Path log) throws IOException {
        this.log = log;
        process = launch.builder().redirectError(log.toFile()).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    Usage turn() throws IOException, RunFailed {
        ProcessFigures before = ProcessFigures.of(process);
        long start = System.nanoTime();
        String answer = answer();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!answer.equals(Turns.DONE)) {
            throw new RunFailed(LastWords.shortened(answer.substring(Turns.FAILED.length())));
        }
        ProcessFigures after = ProcessFigures.of(process);
        return new Usage(seconds, after.cpuSeconds() - before.cpuSeconds(), after.peakBytes());
    }

    /// What it says, without what its libraries have to say between.
    private String answer() throws IOException, RunFailed {
        try {
            orders.write(Turns.GO + "\n");
            orders.flush();
        } catch (IOException _) {
            throw new RunFailed(LastWords.of(log, "its process ended"));
        }
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.equals(Turns.DONE) || line.startsWith(Turns.FAILED)) {
                return line;
            }
        }
        throw new RunFailed(LastWords.of(log, "its process ended"));
    }

    @Override
    public void close() throws IOException {
        try {
            // At the end of its orders it ends by itself.
            orders.close();
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            answers.close();
        }
    }
}
